#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs `glenoid-cli predict --threads 1` on a folder of many radiographs (links to those of FOLDER). Prints the share of the time in which the network
# works (files per second, divided by the rate of forward passes alone), and the largest resident memory early and late in the run.
# Usage: tests/bench/batch_rate.sh GLENOID_CLI FOLDER [FILES] [MODEL]
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
cli=$(realpath "$1") folder=$(realpath "$2") files=${3:-10000} model=${4:-densenet121-se}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pictures"
mapfile -t sources < <(find "$folder" -type f \( -name '*.jpg' -o -name '*.png' -o -name '*.dcm' \) | sort)
for ((i = 0; i < files; ++i)); do
  source=${sources[i % ${#sources[@]}]}
  ln -s "$source" "$work/pictures/$(printf %06d "$i").${source##*.}"
done

resident_mib() { awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$1/status"; }
start=$(date +%s.%N)
"$cli" predict --threads 1 --model "$model" --csv "$work/pictures" >"$work/answers" 2>/dev/null &
process=$!
while kill -0 "$process" 2>/dev/null; do
  memory=$(resident_mib "$process" 2>/dev/null) && [ -n "$memory" ] && { echo "$(date +%s.%N) $memory" >>"$work/memory"; }
  sleep 0.5
done
wait "$process" || [ $? -eq 3 ]
end=$(date +%s.%N)
awk -F, -v start="$start" -v end="$end" '
  FNR == 1 && NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
  FILENAME ~ /answers$/ { ++all; if ($column["status"] == "ok") { ++answered; network += $column["milliseconds"] / 1000 } next }
  { split($0, sample, " "); if (sample[1] - start <= (end - start) / 5) early = sample[2]; late = sample[2] }
  END {
    printf "%d of %d files answered in %.1f s: %.1f a second; the network alone would do %.1f\n", answered, all, end - start, answered / (end - start), answered / network
    printf "ratio %.3f; largest resident memory %d MiB after a fifth of the time, %d MiB at the end\n", network / (end - start), early, late
  }' "$work/answers" "$work/memory"
