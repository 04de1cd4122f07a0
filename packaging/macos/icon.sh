#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the icon of the bundle (needs librsvg2-bin). Only needed after a change to resources/icons/app/glenoid.svg.
# Usage: bash packaging/macos/icon.sh
set -euo pipefail
cd "$(dirname "$0")/../../resources/icons/app"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 32 64 128 256 512 1024; do rsvg-convert --width $size --height $size glenoid.svg --output "$work/$size.png"; done
# The file is a list of pictures: a name for the size, the length, a PNG.
python3 - "$work" glenoid.icns <<'PYTHON'
import pathlib, struct, sys
sizes = {"icp4": 16, "icp5": 32, "ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024}
entries = b""
for name, size in sizes.items():
    png = pathlib.Path(sys.argv[1], f"{size}.png").read_bytes()
    entries += name.encode() + struct.pack(">I", len(png) + 8) + png
pathlib.Path(sys.argv[2]).write_bytes(b"icns" + struct.pack(">I", len(entries) + 8) + entries)
PYTHON
