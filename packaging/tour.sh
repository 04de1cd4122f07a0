#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Glenoid if needed, lets the window show all of its pages under Xvfb, and saves pictures of them: dark and light, 1280 x 800 and at
# twice the scale. First a small network learns the drawn implants, so that it can name a drawing: the shipped models know only radiographs.
# Usage: bash packaging/tour.sh [FOLDER]      default: build/release/tour
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/prepare.sh
command -v xvfb-run >/dev/null || { echo "xvfb-run is missing (Debian: xvfb, xauth)" >&2; exit 3; }
prepare release glenoid glenoid-cli glenoid-decoder glenoid-make-samples >&2
folder=$(realpath -m "${1:-build/release/tour}")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
build/release/bin/glenoid-make-samples "$home/data" 41
mkdir "$home/shown"
for maker in "$home"/data/*; do mv "$maker/synthetic-41.png" "$home/shown/${maker##*/}.png"; done
build/release/bin/glenoid-cli train --data "$home/data" --subject drawing --out "$home/drawings" --start models/start/densenet121.safetensors \
  --size 128 --epochs 12 --optimizer adamw --rate 0.0003 >&2
mkdir "$home/models"
cp -r "$home/drawings/model" "$home/models/drawings"
sed -n 's/^ *"name": \("[^"]*"\),$/{"default": \1}/p' "$home/models/drawings/model.json" > "$home/models/manifest.json"
for scale in 1 2; do
  mkdir -p "$home/$scale"
  # A fresh HOME has no settings and no runs, so every picture starts from the same state.
  HOME=$home/$scale GLENOID_MODELS=$home/models QT_SCALE_FACTOR=$scale xvfb-run -a -s "-screen 0 2560x1600x24" \
    build/release/bin/glenoid --settings "$home/$scale.ini" --tour "$folder" "$home/data" "$home/shown/Long stem.png"
done
ls "$folder"
