#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures how long verbs of the terminal that need no network take from start to end, in two programs in turns: medians in milliseconds, and
# how much the second takes of the first.
# Usage: bash tests/bench/cli_start.sh BEFORE AFTER FILE [TIMES]
#        e.g. bash tests/bench/cli_start.sh older/glenoid-cli build/release/bin/glenoid-cli resources/samples/synthetic-reverse.dcm
set -euo pipefail
[ $# -ge 3 ] || { sed -n 3,7p "$0"; exit 2; }
programs=("$(realpath "$1")" "$(realpath "$2")")
file=$(realpath "$3")
times=${4:-11}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "no radiograph" > "$work/text.dcm"
printf '\x89PNG\r\n\x1a\n and no header' > "$work/damaged.png"

milliseconds() {
  local start
  start=$(date +%s%N)
  "$@" > "$work/out" 2>&1 || true
  echo $((($(date +%s%N) - start) / 1000000))
}
median() { sort -n "$1" | sed -n "$(((times + 1) / 2))p"; }

measure() {
  local round each before after
  rm -f "$work"/times-*
  for round in $(seq "$times"); do
    for each in 0 1; do milliseconds "${programs[$each]}" "${@:2}" >> "$work/times-$each"; done
  done
  before=$(median "$work/times-0")
  after=$(median "$work/times-1")
  echo "$1: $before ms, $after ms, $((100 * after / before)) % of it"
}
measure "--help" --help
measure "data --help" data --help
measure "models" models
measure "inspect FILE" inspect "$file"
measure "predict, refused by its first bytes" predict "$work/text.dcm"
measure "predict, refused by its header" predict "$work/damaged.png"
measure "predict FILE" predict "$file"
