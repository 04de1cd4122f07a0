#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times the forward pass of every network (random weights, float32, one thread) in Glenoid and in ONNX Runtime by turns, so that a disturbance
# of the machine affects both. Prints the ratio of their medians: below 1, Glenoid is faster.
# Usage: tests/bench/compare_runtimes.sh FORWARD_TIME [ROUNDS] [NETWORK...]     default: 5 rounds of all networks
#   FORWARD_TIME  the program glenoid-forward-time (cmake --preset release -DGLENOID_BENCHMARKS=ON)
#   Environment variables SIDE, THREADS, BATCH, RUNS: pixels (180), threads (1), pictures (1), passes in a round (15)
# Needs Node.js, npm and Debian's python3-torchvision; the first call installs ONNX Runtime into a temporary folder.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,7s/^# //p' "$0" >&2; exit 2; }
ours=$(realpath "$1") rounds=${2:-5} here=$(realpath "$(dirname "$0")")
shift $(($# > 1 ? 2 : 1))
networks=("$@")
[ $# -gt 0 ] || networks=(densenet121-se densenet121 inceptionv3 efficientnetb0 mobilenetv2 nasnetmobile custom-cnn)
side=${SIDE:-180} threads=${THREADS:-1} batch=${BATCH:-1} runs=${RUNS:-15}
work=${TMPDIR:-/tmp}/glenoid-compare-runtimes
mkdir -p "$work"
cp "$here/onnxruntime_time.js" "$work"
[ -d "$work/node_modules/onnxruntime-node" ] || (cd "$work" && npm install --silent --ignore-scripts onnxruntime-node@1.30.0 >&2)

value_of() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; }
middle() { sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

printf '%-16s %12s %12s %7s\n' network 'Glenoid, ms' 'ONNX, ms' ratio
total_ours=0 total_theirs=0
for network in "${networks[@]}"; do
  file=$work/$network-$side.onnx
  [ -f "$file" ] || /usr/bin/python3 "$here/network_as_onnx.py" "$network" "$side" "$file" >"$file.parameters" 2>"$file.log" || { cat "$file.log" >&2; rm -f "$file"; exit 1; }
  parameters=$("$ours" "$network" "$side" 1 1 1 | value_of parameters)
  [ "$parameters" = "$(cat "$file.parameters")" ] || { echo "$network: the two networks differ" >&2; exit 1; }
  : >"$work/ours" >"$work/theirs"
  for ((round = 0; round < rounds; ++round)); do
    "$ours" "$network" "$side" "$threads" "$batch" "$runs" | value_of medianMs >>"$work/ours"
    (cd "$work" && node onnxruntime_time.js "$file" "$side" "$threads" "$batch" "$runs" | value_of medianMs) >>"$work/theirs"
  done
  a=$(middle <"$work/ours") b=$(middle <"$work/theirs")
  total_ours=$(awk -v t="$total_ours" -v a="$a" 'BEGIN { print t + a }')
  total_theirs=$(awk -v t="$total_theirs" -v b="$b" 'BEGIN { print t + b }')
  awk -v n="$network" -v a="$a" -v b="$b" 'BEGIN { printf "%-16s %12.1f %12.1f %7.2f\n", n, a, b, a / b }'
done
awk -v a="$total_ours" -v b="$total_theirs" 'BEGIN { printf "%-16s %12.1f %12.1f %7.2f\n", "together", a, b, a / b }'
