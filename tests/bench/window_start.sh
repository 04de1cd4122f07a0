#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the time from the start of the process to the first drawing of the window, of the picture in it and to the first answer, and how long a
# second launch takes to hand its file to that window. Prints medians in milliseconds for the real program under Xvfb, from the times in its log.
# Usage: bash tests/bench/window_start.sh PROGRAM FILE [TIMES]
#        e.g. bash tests/bench/window_start.sh build/release/bin/glenoid resources/samples/synthetic-reverse.dcm
set -euo pipefail
[ $# -ge 2 ] || { sed -n 3,7p "$0"; exit 2; }
program=$(realpath "$1")
file=$(realpath "$2")
times=${3:-7}
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a -s "-screen 0 1280x800x24" "$0" "$program" "$file" "$times"; fi

# One row: milliseconds to the drawn window, to the drawn picture, to the answer, and for a second launch.
once() {
  local home log start second process
  home=$(mktemp -d)
  log=$home/glenoid/glenoid.log
  start=$(date +%s%3N)
  XDG_DATA_HOME=$home "$program" --settings "$home/settings.ini" "$file" &
  process=$!
  until grep -q Answered "$log" 2>/dev/null; do sleep 0.05; done
  second=$(date +%s%3N)
  XDG_DATA_HOME=$home "$program" --settings "$home/settings.ini" "$file"
  second=$(($(date +%s%3N) - second))
  kill "$process"
  wait "$process" 2>/dev/null || true
  since_start() { echo $(($(date -d "$(grep -m1 "$1" "$log" | cut -d' ' -f1)" +%s%3N) - start)); }
  echo "$(since_start 'window is drawn') $(since_start 'picture is drawn') $(since_start Answered) $second"
  rm -rf "$home"
}
median() { sort -n | sed -n "$(((times + 1) / 2))p"; }

rows=$(for _ in $(seq "$times"); do once; done)
column() { echo "$rows" | cut -d' ' -f"$1" | median; }
echo "window drawn after $(column 1) ms, picture after $(column 2) ms, first answer after $(column 3) ms," \
  "second launch over after $(column 4) ms (medians of $times)"
