#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes glenoid-VERSION-1.x86_64.rpm from the archive of archive.sh: its folder in /opt/glenoid, and links where desktops and shells look.
# No RPM distribution has all the libraries in the versions that Glenoid needs. Needs rpmbuild and cpack.
# Usage: bash packaging/linux/rpm.sh ARCHIVE.tar.xz [OUTPUT]
set -euo pipefail
[ $# -ge 1 ] || { sed -n 3,5p "$0"; exit 2; }
archive=$(realpath "$1")
output=$(realpath -m "${2:-.}")
cd "$(dirname "$0")/../.."
. packaging/linux/pack.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/root/opt" "$work/root/usr/bin" "$work/root/usr/share"
tar -xf "$archive" -C "$work/root/opt" --no-same-owner
name=$(ls "$work/root/opt")
version=${name#glenoid-}
mv "$work/root/opt/$name" "$work/root/opt/glenoid"
for program in glenoid glenoid-cli glenoid-train; do ln -s ../../opt/glenoid/bin/$program "$work/root/usr/bin/$program"; done
for folder in applications icons metainfo mime; do mv "$work/root/opt/glenoid/share/$folder" "$work/root/usr/share/$folder"; done
RPM_ROOT=$work/root RPM_VERSION=${version%-linux-*} cpack --config packaging/linux/rpm.cmake -B "$work/out" >/dev/null
mkdir -p "$output"
cp "$work"/out/*.rpm "$output"
ls "$output"/glenoid-*.rpm
