#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the program's icon in the sizes that desktops ask for, and one file of several sizes for Windows (needs librsvg2-bin and icoutils). Only
# needed after a change to resources/icons/app/glenoid.svg.
# Usage: bash packaging/icons.sh
set -euo pipefail
cd "$(dirname "$0")/../resources/icons/app"
for size in 16 24 32 48 64 128 256; do
  rsvg-convert --width $size --height $size glenoid.svg --output glenoid-$size.png
done
icotool --create --output=glenoid.ico glenoid-{16,24,32,48,64}.png --raw=glenoid-256.png
