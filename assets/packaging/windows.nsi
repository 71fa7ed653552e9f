; The installer for Windows: for one person, without administrator rights. Called by package.sh with
;   VERSION  the version;  FROM  the folder with the programs and papers;  OUT  the installer to make;  ICON  the icon
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
Name "Doorstep"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Doorstep"
InstallDirRegKey HKCU "Software\Doorstep" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Doorstep"
VIAddVersionKey "FileDescription" "Doorstep"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT or Apache-2.0"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!define REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Doorstep"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\doorstep.exe"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\Doorstep"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString Open ${LANG_ENGLISH} "Doorstep is open. Close its window, then press Retry. Nothing is lost: it saves as it closes."
LangString Open ${LANG_RUSSIAN} "Doorstep открыт. Закройте его окно и нажмите «Повтор». Ничего не потеряется: при закрытии всё сохраняется."
LangString Kind ${LANG_ENGLISH} "Doorstep course"
LangString Kind ${LANG_RUSSIAN} "Курс Doorstep"
LangString Left ${LANG_ENGLISH} "Doorstep was removed. Your courses and notes were left where they are:$\r$\n$\r$\n$LOCALAPPDATA\Doorstep$\r$\n$\r$\nIf nobody needs them any more, delete that folder."
LangString Left ${LANG_RUSSIAN} "Doorstep удалён. Ваши курсы и заметки остались на месте:$\r$\n$\r$\n$LOCALAPPDATA\Doorstep$\r$\n$\r$\nЕсли они больше никому не нужны, удалите эту папку."

; A program that runs can't be opened for writing. Without a window nobody can be asked: then it ends with 2.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\doorstep.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\doorstep.exe" a
    IfErrors held
    FileClose $0
    Goto closed
  held:
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(Open)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

; Explorer learns that the files have another program now.
!macro TellExplorer
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  File /r "${FROM}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Doorstep.lnk" "$INSTDIR\doorstep.exe"
  WriteRegStr HKCU "Software\Doorstep" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\Doorstep.Course" "" "$(Kind)"
  WriteRegStr HKCU "Software\Classes\Doorstep.Course\DefaultIcon" "" "$INSTDIR\doorstep.exe,0"
  WriteRegStr HKCU "Software\Classes\Doorstep.Course\shell\open\command" "" '"$INSTDIR\doorstep.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.doorstep" "" "Doorstep.Course"
  WriteRegStr HKCU "Software\Classes\.doorstep\OpenWithProgids" "Doorstep.Course" ""
  WriteRegStr HKCU "${REMOVE}" "DisplayName" "Doorstep"
  WriteRegStr HKCU "${REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE}" "DisplayIcon" "$INSTDIR\doorstep.exe"
  WriteRegStr HKCU "${REMOVE}" "Publisher" "Doorstep"
  WriteRegStr HKCU "${REMOVE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVE}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVE}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVE}" "EstimatedSize" $0
  !insertmacro TellExplorer
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  ; One by one: a folder may hold what somebody else put there, and the data are never touched.
  Delete "$INSTDIR\doorstep.exe"
  Delete "$INSTDIR\doorstep.com"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\LICENSE-OFL.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Doorstep.lnk"
  DeleteRegKey HKCU "Software\Classes\Doorstep.Course"
  DeleteRegValue HKCU "Software\Classes\.doorstep\OpenWithProgids" "Doorstep.Course"
  ReadRegStr $0 HKCU "Software\Classes\.doorstep" ""
  StrCmp $0 "Doorstep.Course" 0 +2
    DeleteRegKey HKCU "Software\Classes\.doorstep"
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\Doorstep"
  !insertmacro TellExplorer
  MessageBox MB_OK|MB_ICONINFORMATION "$(Left)" /SD IDOK
SectionEnd
