#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two packs of the same files have the same bits, although one was made under another umask, at another time, in another order and folder.
# Usage: bash packing_test.sh SOURCE_FOLDER WORK_FOLDER
set -euo pipefail
cd "$1"
export SOURCE_DATE_EPOCH=1700000000
. packaging/linux/pack.sh
work=$2
rm -rf "$work"

# Usage: tree FOLDER UMASK DATE FILE...
tree() (
  umask "$2"
  mkdir -p "$1/inner folder"
  for file in "${@:4}"; do
    echo "content of $file" >"$1/$file"
    touch -d "$3" "$1/$file"
  done
  chmod u+x "$1/program"
)
tree "$work/one/Glenoid" 022 2020-01-01 program "inner folder/ä" data
tree "$work/another folder/Glenoid" 077 2024-02-02 data program "inner folder/ä"
pack "$work/one/Glenoid" "$work/one.tar.xz"
pack "$work/another folder/Glenoid" "$work/another.tar.xz"
cmp "$work/one.tar.xz" "$work/another.tar.xz"

expected="drwxr-xr-x 0/0 Glenoid/
-rw-r--r-- 0/0 Glenoid/data
drwxr-xr-x 0/0 Glenoid/inner folder/
-rw-r--r-- 0/0 Glenoid/inner folder/ä
-rwxr-xr-x 0/0 Glenoid/program"
packed=$(LC_ALL=C tar --list --verbose --numeric-owner --quoting-style=literal --utc --full-time -f "$work/another.tar.xz")
[ "$(grep -c "2023-11-14 22:13:20" <<<"$packed")" -eq 5 ] || { echo "$packed"; exit 1; }
diff <(sed -E 's/ +[0-9]+ 2023-11-14 22:13:20 / /' <<<"$packed") <(echo "$expected")
