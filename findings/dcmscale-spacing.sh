#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: dcmscale of DCMTK 3.6.7 (Debian 12).
# Expected: half the rows and columns make every pixel twice as wide, so both Pixel Spacing and Imager Pixel Spacing double.
# Seen: Pixel Spacing is written with the doubled value, even if the file had none; Imager Pixel Spacing keeps the old one.
# Output: a single Imager Pixel Spacing 0.2 becomes Imager Pixel Spacing 0.2 with Pixel Spacing 0.4.
# For a radiograph program: the pair now looks like a calibration with a magnification of one half. What prefers Imager Pixel Spacing (GDCM
#   and ITK do) measures everything at half its size. If the two differ and no Calibration Type says why, tell the person.
source "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4

python -c "
from files import *
write_dicom('$tmp/a.dcm', 16, 16, words(range(0, 4096, 16)), more=[(0x18, 0x1164, 'DS', '0.2\\\\0.2')])"
dcmscale +Sxf 0.5 "$tmp/a.dcm" "$tmp/b.dcm"
value() { dcmdump +P "$1" "$tmp/b.dcm" | sed -n 's/.*\[\([0-9.]*\)\\.*/\1/p'; }
columns=$(dcmdump +P 0028,0011 "$tmp/b.dcm" | sed 's/.*US \([0-9]*\).*/\1/')
imager=$(value 0018,1164) spacing=$(value 0028,0030)
[ "$columns" = 8 ] || gone "the picture has $columns columns"
python -c "import sys; sys.exit(not (float('$imager') == 0.2 and float('$spacing') == 0.4))" || gone "Imager Pixel Spacing $imager, Pixel Spacing $spacing"
seen "after scaling by one half Imager Pixel Spacing is still $imager, and Pixel Spacing is $spacing"
