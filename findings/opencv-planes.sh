#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: OpenCV 4.6.0 (Debian 12; its imread opens DICOM through GDCM).
# Expected: a colour image reads with its channels in OpenCV's order (blue, green, red), and the same whether Planar Configuration is 0 (pixel
#   by pixel) or 1 (all red, then all green, then all blue).
# Seen: the bytes are handed out as they lie in the file. By pixel the channels come in the order red, green, blue. By plane imread takes the
#   planes for pixels: the first third of the rows shows red values in all three channels, and so on. No error, no word.
# Output: an even orange of R 200, G 100, B 50 (which is 50,100,200 in OpenCV) reads 200,100,50 by pixel, and by plane as three gray bands.
# For a radiograph program: a colour capture of a radiograph (an annotated screenshot, for example) appears with red and blue exchanged, or as
#   three squeezed copies, one above the other. Test a reader with both planar configurations and unequal channels.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-numpy=1:1.24.2-1+deb12u1

found=$(python - "$tmp" <<'P' 2>/dev/null
import sys
import cv2
from files import *
for planar, pixels in ((0, bytes([200, 100, 50]) * 36), (1, bytes([200] * 36 + [100] * 36 + [50] * 36))):
    name = '%s/%d.dcm' % (sys.argv[1], planar)
    write_dicom(name, 6, 6, pixels, allocated=8, stored=8, photometric='RGB', samples=3, sop_class=SECONDARY_CAPTURE, modality='OT',
                more=[(0x28, 6, 'US', planar), (8, 0x64, 'CS', 'WSD')])
    picture = cv2.imread(name, cv2.IMREAD_COLOR)
    print(*(','.join(str(v) for v in picture[row, 0]) for row in (0, 2, 5)))
P
)
[ "$(xargs <<<"$found")" = "200,100,50 200,100,50 200,100,50 200,200,200 100,100,100 50,50,50" ] || gone "rows 0, 2 and 5 read as $(xargs <<<"$found")"
seen "an orange picture reads 200,100,50 by pixel (50,100,200 would be right), and by plane as gray bands 200, 100 and 50"
