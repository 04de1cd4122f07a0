#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Downloads a file of packaging/downloads.tsv to a folder and compares its SHA-256. A ZIP is unpacked. Without a digest in the table, it says
# which one the file has, and fails.
# Usage: bash packaging/fetch.sh NAME FOLDER
set -euo pipefail
[ $# -eq 2 ] || { grep '^# Usage' "$0" >&2; exit 2; }
table=${GLENOID_DOWNLOADS:-$(dirname "$0")/downloads.tsv}
IFS=$'\t' read -r _ address wanted < <(awk -F "\t" -v name="$1" '$1 == name' "$table") || { echo "$table has no $1" >&2; exit 2; }
mkdir -p "$2"
file=$2/${address##*/}
curl --fail --silent --show-error --location --retry 3 --output "$file" "$address"
digest() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }
found=$(digest <"$file" | cut -d ' ' -f 1)
if [ "$found" != "$wanted" ]; then
  rm "$file"
  if [ "$wanted" = - ]; then
    echo "$1 has no digest in packaging/downloads.tsv. This file has $found: compare it with another source, then enter it." >&2
  else
    echo "$1 has the digest $found, not $wanted" >&2
  fi
  exit 1
fi
if [ "${file##*.}" = zip ]; then
  unzip -q "$file" -d "$2"
  rm "$file"
fi
