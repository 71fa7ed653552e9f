#!/usr/bin/env bash
# Makes what people install out of programs that are built already, into target/packages.
#
#   package.sh windows FOLDER    FOLDER has doorstep.exe and doorstep-console.exe: an installer for one person without
#                                administrator rights, and a zip for a USB stick (makensis, zip)
#   package.sh linux FOLDER      FOLDER has doorstep: .deb (dpkg-dev), .rpm (rpmbuild), .tar.gz with an install.sh
#   package.sh macos FOLDER      FOLDER has doorstep: Doorstep.app in a zip (needs a Mac: sips, iconutil, codesign)
#
# Set UNSIGNED=1 to put "-unsigned" into the names of files that a system would want to be signed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/target/packages
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)
description="Plan and deliver trainings for home visitors, and keep a record of them"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

fail() { echo "package.sh: $*" >&2; exit 1; }

# A file that must be there.
need() { [ -f "$1" ] || fail "no $1: build it first (cargo build --profile dist --bins)"; }

# The licences, each beside the program.
papers() {
  mkdir -p "$1"
  cp "$root/LICENSE-MIT" "$1/LICENSE-MIT${2:-}"
  cp "$root/LICENSE-APACHE" "$1/LICENSE-APACHE${2:-}"
  cp "$root/assets/fonts/LICENSE-OFL.txt" "$1/LICENSE-OFL.txt"
}

windows() {
  local from=$1 name="Doorstep-$version${UNSIGNED:+-unsigned}"
  need "$from/doorstep.exe"; need "$from/doorstep-console.exe"
  local files=$work/Doorstep
  papers "$files" .txt
  cp "$from/doorstep.exe" "$files/doorstep.exe"
  # In a console `doorstep` finds the .com first: it speaks there, and starts the other one.
  cp "$from/doorstep-console.exe" "$files/doorstep.com"
  makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$version" -DFROM="$files" -DICON="$here/icon.ico" -DSIDE="$here/side.bmp" \
    -DOUT="$out/$name-setup.exe" "$here/windows.nsi"
  # A folder of this name beside the program takes the data: stick and all.
  mkdir "$files/doorstep-data"
  rm -f "$out/$name-portable.zip"
  (cd "$work" && zip -q -9 -r "$out/$name-portable.zip" Doorstep)
}

# Everything where Linux expects it, under a folder.
linux_tree() {
  local program=$1 tree=$2
  install -Dm755 "$program" "$tree/bin/doorstep"
  install -Dm644 "$here/doorstep.desktop" "$tree/share/applications/doorstep.desktop"
  install -Dm644 "$here/doorstep.xml" "$tree/share/mime/packages/doorstep.xml"
  install -Dm644 "$here/icon.png" "$tree/share/icons/hicolor/256x256/apps/doorstep.png"
  install -Dm644 "$here/icon.svg" "$tree/share/icons/hicolor/scalable/apps/doorstep.svg"
}

deb() {
  local program=$1 tree=$work/deb architecture
  architecture=$(dpkg --print-architecture)
  linux_tree "$program" "$tree/usr"
  local doc=$tree/usr/share/doc/doorstep
  mkdir -p "$doc" "$tree/DEBIAN"
  {
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Doorstep\n\n'
    printf 'Files: *\nCopyright: the authors of Doorstep\nLicense: Expat or Apache-2.0\n\n'
    printf 'Files: assets/fonts/*\nCopyright: the Noto project authors\nLicense: OFL-1.1\n\n'
    printf 'Files: assets/fonts/Icons.ttf\nCopyright: Google LLC (Material Symbols)\nLicense: Apache-2.0\n\n'
    printf 'License: Expat\n'; sed -e 's/^$/./' -e 's/^/ /' "$root/LICENSE-MIT"
    printf '\nLicense: Apache-2.0\n On Debian its text is in /usr/share/common-licenses/Apache-2.0.\n'
    printf '\nLicense: OFL-1.1\n'; tr -d '\r' <"$root/assets/fonts/LICENSE-OFL.txt" | sed -e 's/^$/./' -e 's/^/ /'
  } >"$doc/copyright"
  gzip -9nc "$root/assets/CHANGELOG.md" >"$doc/changelog.gz"
  # What the program is linked to; and what it looks for only when its window opens.
  local linked
  mkdir -p "$work/debian" && : >"$work/debian/control"
  linked=$(cd "$work" && dpkg-shlibdeps -O -e"$tree/usr/bin/doorstep" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
  [ -n "$linked" ] || fail "dpkg-shlibdeps says nothing of what the program needs"
  cat >"$tree/DEBIAN/control" <<END
Package: doorstep
Version: $version-1
Architecture: $architecture
Maintainer: The Doorstep project <doorstep@localhost>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: $linked, libgl1, libegl1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0
Recommends: libdbus-1-3, libfontconfig1, libwayland-egl1, xdg-utils, xdg-desktop-portal | zenity
Section: education
Priority: optional
Description: $description
 Doorstep is for trainers of home visitors: it plans a course of several
 days, opens its decks and handouts, keeps the time while a day runs, and
 records what was delivered. It needs neither internet nor an account.
END
  chmod -R go-w "$tree"
  dpkg-deb --root-owner-group --build "$tree" "$out/doorstep_$version-1_$architecture.deb" >/dev/null
}

rpm() {
  local program=$1 tree=$work/rpm-tree
  linux_tree "$program" "$tree/usr"
  papers "$tree/usr/share/licenses/doorstep"
  cat >"$work/doorstep.spec" <<END
Name: doorstep
Version: $version
Release: 1
Summary: $description
License: (MIT OR Apache-2.0) AND OFL-1.1
Requires: libGL.so.1()(64bit), libEGL.so.1()(64bit), libxkbcommon.so.0()(64bit), libxkbcommon-x11.so.0()(64bit)
Requires: libX11.so.6()(64bit), libX11-xcb.so.1()(64bit), libXcursor.so.1()(64bit), libXi.so.6()(64bit)
Recommends: xdg-utils, libfontconfig.so.1()(64bit), libwayland-egl.so.1()(64bit)
%global __strip /bin/true
%global _build_id_links none
%description
Doorstep is for trainers of home visitors: it plans a course of several days, opens its decks and handouts, keeps
the time while a day runs, and records what was delivered. It needs neither internet nor an account.
%files
/usr/bin/doorstep
/usr/share/applications/doorstep.desktop
/usr/share/mime/packages/doorstep.xml
/usr/share/icons/hicolor/256x256/apps/doorstep.png
/usr/share/icons/hicolor/scalable/apps/doorstep.svg
/usr/share/licenses/doorstep
END
  rpmbuild -bb --quiet --define "_topdir $work/rpm" --define "_rpmdir $out" --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "_buildhost localhost" --buildroot "$tree" --noclean "$work/doorstep.spec"
}

tarball() {
  local program=$1 name
  name="doorstep-$version-linux-$(uname -m)"
  linux_tree "$program" "$work/$name"
  papers "$work/$name"
  install -m755 "$here/install.sh" "$work/$name/install.sh"
  tar -C "$work" --owner=0 --group=0 --sort=name -czf "$out/$name.tar.gz" "$name"
}

linux() {
  need "$1/doorstep"
  tarball "$1/doorstep"
  if command -v dpkg-shlibdeps >/dev/null; then deb "$1/doorstep"; else echo "no dpkg-dev: no .deb" >&2; fi
  if command -v rpmbuild >/dev/null; then rpm "$1/doorstep"; else echo "no rpmbuild: no .rpm" >&2; fi
}

macos() {
  need "$1/doorstep"
  local app=$work/Doorstep.app icons=$work/doorstep.iconset
  mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources" "$icons"
  cp "$1/doorstep" "$app/Contents/MacOS/doorstep"
  papers "$app/Contents/Resources"
  local size
  for size in 16 32 128 256; do
    sips -z $size $size "$here/icon.png" --out "$icons/icon_${size}x$size.png" >/dev/null
  done
  iconutil -c icns "$icons" -o "$app/Contents/Resources/doorstep.icns"
  sed "s/@VERSION@/$version/" "$here/Info.plist" >"$app/Contents/Info.plist"
  codesign --force --sign "${CODESIGN_IDENTITY:--}" "$app"
  (cd "$work" && ditto -c -k --keepParent Doorstep.app "$out/Doorstep-$version-macos-$(uname -m)${UNSIGNED:+-unsigned}.zip")
}

[ $# -eq 2 ] || { sed -n '2,11p' "$0"; exit 2; }
case $1 in
windows | linux | macos) "$1" "$(cd "$2" && pwd)" ;;
*) fail "unknown: $1" ;;
esac
cd "$out"
if command -v sha256sum >/dev/null; then
  rm -f SHA256SUMS
  sums=$(sha256sum -- *)
  echo "$sums" >SHA256SUMS
fi
ls -l "$out"
