#!/usr/bin/env bash
# Makes Icons.ttf, and icons.txt that lists it: of all the icons of the crate `egui_material_icons` (1.8 MB), those that
# the sources name.
#
# To be run after an icon was taken up that the sources did not name before; a test names those that are missing.
# Needs cargo, python3 and `pip install fonttools`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
manifest=$(cargo metadata --manifest-path "$root/Cargo.toml" --format-version 1 |
  python3 -c 'import json, sys; print(next(p["manifest_path"] for p in json.load(sys.stdin)["packages"] if p["name"] == "egui_material_icons"))')
crate=$(dirname "$manifest")
grep -rhoE 'ICON_[A-Z0-9_]+' "$root/src" | sort -u | while read -r name; do
  code=$(grep -hE "pub const $name: " -A 2 "$crate"/src/icons.rs | grep -oE 'u\{[0-9a-f]+' | head -n 1) || continue
  echo "$name ${code#u{}"
done >"$here/icons.txt"
pyftsubset "$crate/MaterialSymbolsRounded_Filled-Regular.ttf" --unicodes="$(cut -d' ' -f2 "$here/icons.txt" | paste -sd,)" \
  --layout-features='' --no-hinting --desubroutinize --name-IDs='0,1,2,3,4,5,6' --output-file="$here/Icons.ttf"
ls -l "$here/Icons.ttf"
