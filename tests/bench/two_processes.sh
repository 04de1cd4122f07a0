#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains one network with one process of one thread and with two, in turns, on a small synthetic data set, and prints the pictures per second of
# each and their ratio. The batch of all processes together is 32, so each of two takes 16 pictures of a step.
# Usage: tests/bench/two_processes.sh GLENOID_CLI [ROUNDS] [NETWORK]
set -euo pipefail
[ $# -ge 1 ] || { sed -n '3,5s/^# //p' "$0" >&2; exit 2; }
cli=$(realpath "$1") rounds=${2:-3} network=${3:-custom-cnn}
export OMP_NUM_THREADS=1 MASTER_ADDR=127.0.0.1 MASTER_PORT=$((20000 + $$ % 10000))
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

# Noise of two makers, 200 pictures each: what is learned does not matter. A BMP of 64 x 64 grey pixels needs no program that writes pictures.
number() { printf "\\x$(printf %02x $(($1 & 255)))\\x$(printf %02x $(($1 >> 8 & 255)))\\x$(printf %02x $(($1 >> 16 & 255)))\\x$(printf %02x $(($1 >> 24)))"; }
{
  printf BM; number $((1078 + 4096)); number 0; number 1078
  number 40; number 64; number 64; printf '\1\0\10\0'; number 0; number 4096; number 2835; number 2835; number 256; number 0
  for ((grey = 0; grey < 256; ++grey)); do number $((grey * 65793)); done
} >header
for maker in A B; do
  mkdir -p "pictures/$maker"
  for ((i = 0; i < 200; ++i)); do { cat header; head -c 4096 /dev/urandom; } >"pictures/$maker/$i.bmp"; done
done
"$cli" data --data pictures --out made >/dev/null 2>&1

# Sets `rate`, the median over the epochs but the first, which also warms up.
measure() {
  local processes=$1 run=run$1.$2 rank
  for ((rank = processes - 1; rank >= 0; --rank)); do
    RANK=$rank LOCAL_RANK=$rank WORLD_SIZE=$processes "$cli" train --data made/pixels.cache --out "$run" --device cpu --threads 1 --network "$network" \
      --size 128 --batch 32 --epochs 6 --patience 0 >"said$rank" 2>&1 &
  done
  for ((rank = 0; rank < processes; ++rank)); do wait -n || { cat said? >&2; exit 1; }; done
  rate=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next } NR > 2 { print $column["imagesPerSecond"] }' "$run/history.csv" |
    sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }')
}

for ((round = 1; round <= rounds; ++round)); do
  measure 1 "$round"
  one=$rate
  measure 2 "$round"
  awk -v one="$one" -v two="$rate" 'BEGIN { printf "one process %.1f pictures/s, two %.1f, ratio %.2f\n", one, two, two / one }' | tee -a ratios
done
awk '{ print $NF }' ratios | sort -n | awk '{ ratio[NR] = $1 } END { printf "median ratio %.2f\n", ratio[int((NR + 1) / 2)] }'
