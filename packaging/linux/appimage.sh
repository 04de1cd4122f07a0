#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes Glenoid-VERSION-ARCHITECTURE.AppImage from the archive of archive.sh. It contains the terminal programs, too: a link to the AppImage
# that is called glenoid-cli or glenoid-train starts that program.
# Needs appimagetool (github.com/AppImage/appimagetool, version below) on PATH, and its runtime as a file, so that nothing is loaded while packing.
# Usage: APPIMAGE_RUNTIME=FILE bash packaging/linux/appimage.sh ARCHIVE.tar.xz [OUTPUT]
set -euo pipefail
[ $# -ge 1 ] || { sed -n 3,6p "$0"; exit 2; }
appimagetool=1.9.0
archive=$(realpath "$1")
output=$(realpath -m "${2:-.}")
cd "$(dirname "$0")/../.."
. packaging/linux/pack.sh
command -v appimagetool >/dev/null || { echo "appimagetool $appimagetool is not on PATH." >&2; exit 3; }
appimagetool --version 2>&1 | grep -qF "$appimagetool" || { echo "appimagetool is not version $appimagetool." >&2; exit 3; }
[ -s "${APPIMAGE_RUNTIME:-}" ] || { echo "APPIMAGE_RUNTIME does not name the runtime." >&2; exit 3; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xf "$archive" -C "$work" --no-same-owner
name=$(ls "$work")
version=${name#glenoid-}
folder=$work/$name
cp "$folder/share/applications/org.glenoid.Glenoid.desktop" "$folder/share/icons/hicolor/256x256/apps/org.glenoid.Glenoid.png" "$folder"
ln -s org.glenoid.Glenoid.png "$folder/.DirIcon"
cat >"$folder/AppRun" <<'RUN'
#!/bin/sh
program=$(basename "${ARGV0:-glenoid}")
case $program in glenoid-cli | glenoid-train) ;; *) program=glenoid ;; esac
exec "$(dirname "$(readlink -f "$0")")/bin/$program" "$@"
RUN
chmod 755 "$folder/AppRun"
find "$folder" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
mkdir -p "$output"
appimagetool --no-appstream --runtime-file "$APPIMAGE_RUNTIME" "$folder" "$output/Glenoid-${version%-linux-*}-$(uname -m).AppImage"
