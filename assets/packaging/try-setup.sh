#!/usr/bin/env bash
# Tries an installer for Windows under Wine, as an ordinary person with a home of Cyrillic letters and spaces: installs
# it without a word, upgrades it while it runs and after, and removes it; what is in the data folder must stay.
#
#   try-setup.sh target/packages/Doorstep-VERSION-setup.exe
# What is checked is said in full, and read only then.
# shellcheck disable=SC2016,SC2034
set -euo pipefail
setup=$(realpath "$1")
home="$(mktemp -d)/Анна Иванова"
mkdir -p "$home"
trap 'wineserver -k || true; rm -rf "$(dirname "$home")"' EXIT
export HOME=$home USER="Анна Иванова" WINEPREFIX="$home/wine" WINEARCH=win64 WINEDEBUG=-all LC_ALL=C.UTF-8 \
  WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
wineboot -i >/dev/null 2>&1
local="$WINEPREFIX/drive_c/users/$USER/AppData/Local"
program="$local/Programs/Doorstep"
data="$local/Doorstep/Doorstep/data"
say() { printf '%-58s' "$1"; }
check() { if eval "$1"; then echo yes; else echo NO; exit 1; fi; }
registry() { wine reg query "$1" ${2:+/v "$2"} 2>/dev/null | tr -d '\r'; }

wine "$setup" /S
say "installed for one person"; check '[ -f "$program/doorstep.exe" ] && [ -f "$program/doorstep.com" ]'
say "in the Start menu"; check 'find "$WINEPREFIX/drive_c/users/$USER" -name Doorstep.lnk | grep -q .'
say ".doorstep opens in it"; check 'registry "HKCU\\Software\\Classes\\Doorstep.Course\\shell\\open\\command" | grep -q doorstep.exe'
say "in the list of programs"; check 'registry "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Doorstep" DisplayVersion | grep -q REG_SZ'
mkdir -p "$data" && echo "a course" >"$data/a course.json"
wine "$program/doorstep.exe" >/dev/null 2>&1 &
running=$!
sleep 8
say "an upgrade while it runs changes nothing, ends with 2"
code=0; wine "$setup" /S || code=$?
check '[ "$code" = 2 ] && [ -f "$program/doorstep.exe" ]'
wineserver -k || true
wait $running 2>/dev/null || true
say "an upgrade after that goes through"; check 'wine "$setup" /S && [ -f "$program/uninstall.exe" ]'
# It goes on as a copy of itself, as a program can't delete itself.
wine "$program/uninstall.exe" /S
timeout 60 wineserver -w
say "removed: the program"; check '[ ! -e "$program" ]'
say "removed: the Start menu"; check '! find "$WINEPREFIX/drive_c/users/$USER" -name Doorstep.lnk | grep -q .'
say "removed: what was noted"; check '! registry "HKCU\\Software\\Classes\\Doorstep.Course" | grep -q Doorstep && ! registry "HKCU\\Software\\Classes\\.doorstep" | grep -q Doorstep'
say "the data stayed"; check '[ "$(cat "$data/a course.json")" = "a course" ]'
