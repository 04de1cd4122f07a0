#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Largest memory of a process that trains on 32 pictures at 180 px: our trainer, a plain loop, and the ratio.
# Usage: bash tests/bench/training_memory.sh build/release/bin/glenoid-bench
set -euo pipefail
peak() { "$1" "--benchmark_filter=^$2/" --benchmark_repetitions=2 | awk '/^largest memory/ {print $3}'; }
ours=$(peak "$1" TrainingStep)
plain=$(peak "$1" PlainTrainingStep)
echo "training step $ours MiB, plain $plain MiB, ratio $(awk "BEGIN {printf \"%.2f\", $ours / $plain}")"
