#!/usr/bin/env bash
# The forward pass of the original network, 180 px, float32: Glenoid and ONNX Runtime in turns, so that what disturbs the machine disturbs
# both. Prints the ratio of their medians for one and eight pictures and one and two threads; below 1, Glenoid is the faster one.
# Usage: tests/bench/compare_runtimes.sh FORWARD_TIME EXPORTER PEER [ROUNDS]
#   FORWARD_TIME  the program glenoid-forward-time (cmake --preset release -DGLENOID_BENCHMARKS=ON)
#   EXPORTER      a Python program that writes the network as ONNX to the file it is given
#   PEER          a Node.js program called with NETWORK THREADS BATCH RUNS that prints {"medianMs": ...}
# The peer's runtime is installed beside a copy of it on the first call: npm install --ignore-scripts onnxruntime-node.
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,9s/^# //p' "$0" >&2; exit 2; }
ours=$(realpath "$1") exporter=$(realpath "$2") peer=$(realpath "$3") rounds=${4:-7}
work=${TMPDIR:-/tmp}/glenoid-compare-runtimes
mkdir -p "$work"
cp "$peer" "$work/peer.js"
[ -d "$work/node_modules/onnxruntime-node" ] || (cd "$work" && npm install --silent --ignore-scripts onnxruntime-node >&2)
[ -f "$work/network.onnx" ] || /usr/bin/python3 "$exporter" "$work/network.onnx" >&2

median_of() { sed -n 's/.*"medianMs":\([0-9.]*\).*/\1/p'; }
middle() { sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

printf '%-8s %-6s %12s %12s %7s\n' threads batch 'Glenoid, ms' 'ONNX, ms' ratio
for threads in 1 2; do
  for batch in 1 8; do
    runs=$((batch == 1 ? 21 : 7))
    : >"$work/ours" >"$work/theirs"
    for ((round = 0; round < rounds; ++round)); do
      "$ours" "$threads" "$batch" "$runs" | median_of >>"$work/ours"
      (cd "$work" && node peer.js network.onnx "$threads" "$batch" "$runs" | median_of) >>"$work/theirs"
    done
    a=$(middle <"$work/ours") b=$(middle <"$work/theirs")
    awk -v t="$threads" -v n="$batch" -v a="$a" -v b="$b" 'BEGIN { printf "%-8s %-6s %12.1f %12.1f %7.2f\n", t, n, a, b, a / b }'
  done
done
