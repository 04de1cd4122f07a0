#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the .deb of another Debian release (e.g. trixie, which is 13) from the last commit, in a root of that release. The build needs 10 GB.
# Usage (as root): bash packaging/linux/package_in_root.sh RELEASE ROOT OUTPUT   ROOT: a folder; it is made if it is missing
set -euo pipefail
[ $# -eq 3 ] || { sed -n 3,4p "$0"; exit 2; }
cd "$(dirname "$0")/../.."
. packaging/prepare.sh
. packaging/linux/pack.sh
install_missing debootstrap
release=$1
root=$(realpath -m "$2")
output=$3
[ -e "$root/etc/debian_version" ] || debootstrap --variant=minbase "$release" "$root"
rm -rf "$root/glenoid"
mkdir -p "$root/glenoid" "$output"
git archive HEAD | tar -x -C "$root/glenoid"
env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" \
  chroot "$root" bash /glenoid/packaging/linux/package.sh
cp "$root"/glenoid/build/release/glenoid_*.deb "$output"
