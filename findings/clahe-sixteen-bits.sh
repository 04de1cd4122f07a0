#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: OpenCV 4.6.0 (Debian 12), createCLAHE.
# Expected: clipLimit sets how strongly contrast is limited, at 16 bits as at 8. Clip limits of 0.5 and 10 give different pictures.
# Seen: the limit is scaled by tile pixels / histogram bins, and rounded down to whole pixels but at least to 1. At 16 bits there are 65536
#   bins, so with the usual 64 x 64 tile every clip limit up to 31 comes down to "1 pixel". The pictures are identical, byte for byte; the
#   parameter does nothing.
# Output: 16 bits: 0 of 262144 pixels differ between clip limits 0.5 and 10; 8 bits: nearly all do.
# For a radiograph program: a search over clip limits on 16-bit radiographs compares a picture with itself. What was tuned at 8 bits does
#   not carry over. Scale to 8 bits first, or make tiles of more than 65536 / clipLimit pixels, and say which in the recipe.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-numpy=1:1.24.2-1+deb12u1

found=$(python - <<'P'
import cv2
import numpy
smooth = cv2.GaussianBlur(numpy.random.default_rng(0).random((512, 512)), (0, 0), 9)
smooth = (smooth - smooth.min()) / (smooth.max() - smooth.min())
for picture in ((smooth * 255).astype('u1'), (smooth * 65535).astype('u2')):
    low, high = (cv2.createCLAHE(limit, (8, 8)).apply(picture) for limit in (0.5, 10))
    print(int((low != high).sum()))
P
)
read -r eight sixteen <<<"$(xargs <<<"$found")"
[ "$eight" -gt 200000 ] && [ "$sixteen" = 0 ] || gone "$eight pixels differ at 8 bits and $sixteen at 16"
seen "clip limits 0.5 and 10 change $eight of 262144 pixels at 8 bits and $sixteen at 16 bits"
