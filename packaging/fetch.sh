#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Downloads a file of packaging/downloads.tsv to a folder and compares its SHA-256. A ZIP is unpacked. If the table has no digest, the person has to
# state it; otherwise the script says which one the file has, and fails.
# Usage: bash packaging/fetch.sh NAME FOLDER [SHA-256]
set -euo pipefail
[ $# -eq 2 ] || [ $# -eq 3 ] || { grep '^# Usage' "$0" >&2; exit 2; }
table=${GLENOID_DOWNLOADS:-$(dirname "$0")/downloads.tsv}
IFS=$'\t' read -r _ address wanted < <(awk -F "\t" -v name="$1" '$1 == name' "$table") || { echo "$table has no $1" >&2; exit 2; }
[ "$wanted" != - ] || wanted=${3:--}
mkdir -p "$2"
file=$2/${address##*/}
curl --fail --silent --show-error --location --retry 3 --output "$file" "$address"
digest() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }
found=$(digest <"$file" | cut -d ' ' -f 1)
if [ "$found" != "$wanted" ]; then
  rm "$file"
  if [ "$wanted" = - ]; then
    echo "$1 has no digest in packaging/downloads.tsv. This file has $found: compare it with another source, then enter it there, or state it:" >&2
    echo "bash packaging/fetch.sh $1 $2 $found" >&2
  else
    echo "$1 has the digest $found, not $wanted" >&2
  fi
  exit 1
fi
if [ "${file##*.}" = zip ]; then
  unzip -q "$file" -d "$2"
  rm "$file"
fi
