#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: GraphicsMagick 1.3.40 (Debian 12: 1.4+really1.3.40-4+deb12u1).
# Expected: of several windows in a DICOM file (a radiograph often has "NORMAL", "HARDER" and "SOFTER") a program shows the first unless it is
#   asked for another, as pydicom and dcmjs-imaging do.
# Seen: GraphicsMagick uses the last one.
# Output: windows 1024/2048, 3000/200 and 500/100 over a ramp: gray starts near 450 and ends near 550, which is the third window.
# For a radiograph program: a PNG made with `gm convert` shows another contrast than the workstation did. Do not compare answers for the two,
#   and test a reader with two windows in an order that matters.
source "$(dirname "$0")/lib.sh"
debian graphicsmagick=1.4+really1.3.40-4+deb12u1

python - "$tmp/a.dcm" <<'P'
import sys
from files import *
write_dicom(sys.argv[1], 1, 4096, words(range(4096)),
            more=[(0x28, 0x1050, 'DS', '1024\\3000\\500'), (0x28, 0x1051, 'DS', '2048\\200\\100')])
P
gm convert "$tmp/a.dcm" -depth 16 "gray:$tmp/a.raw"
edges=$(python -c "
import array
gray = array.array('H', open('$tmp/a.raw', 'rb').read())
gray.byteswap()
print(sum(v == 0 for v in gray) - 1, next(i for i, v in enumerate(gray) if v == 65535))")
read -r black white <<<"$edges"
[ "$black" -ge 445 ] && [ "$black" -le 455 ] && [ "$white" -ge 545 ] && [ "$white" -le 555 ] || gone "black ends at $black, white starts at $white"
seen "of three windows the last is used: black up to $black, white from $white"
