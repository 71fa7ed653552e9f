#!/bin/sh
# Installs Doorstep for you alone, without administrator rights: into ~/.local. With --remove it is taken away again;
# your courses and notes stay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$HOME/.local/bin
share=${XDG_DATA_HOME:-$HOME/.local/share}

known() {
  # What is missing here makes itself known with the next login.
  update-mime-database "$share/mime" 2>/dev/null || true
  update-desktop-database "$share/applications" 2>/dev/null || true
}

if [ "${1:-}" = --remove ]; then
  rm -f "$bin/doorstep" "$share/applications/doorstep.desktop" "$share/mime/packages/doorstep.xml" \
    "$share/icons/hicolor/256x256/apps/doorstep.png" "$share/icons/hicolor/scalable/apps/doorstep.svg"
  known
  echo "Doorstep was removed. Your courses and notes are still in $share/doorstep"
  exit 0
fi
mkdir -p "$bin" "$share/applications" "$share/mime/packages" "$share/icons/hicolor/256x256/apps" \
  "$share/icons/hicolor/scalable/apps"
# A program that runs can't be written over, but its name can go to another one.
cp "$here/bin/doorstep" "$bin/doorstep.new"
mv -f "$bin/doorstep.new" "$bin/doorstep"
sed "s|^Exec=doorstep|Exec=\"$bin/doorstep\"|" "$here/share/applications/doorstep.desktop" >"$share/applications/doorstep.desktop"
cp "$here/share/mime/packages/doorstep.xml" "$share/mime/packages/"
cp "$here/share/icons/hicolor/256x256/apps/doorstep.png" "$share/icons/hicolor/256x256/apps/"
cp "$here/share/icons/hicolor/scalable/apps/doorstep.svg" "$share/icons/hicolor/scalable/apps/"
known
echo "Doorstep is installed. Find it in the menu, or start $bin/doorstep"
