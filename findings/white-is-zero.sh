#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: OpenCV 4.6.0 and Pillow 9.4.0 (Debian 12).
# Expected: a reader inverts a TIFF file with PhotometricInterpretation WhiteIsZero or does not, but
#   the same at 8 and at 16 bits.
# Seen: both invert the 8-bit file and return the 16-bit file as it is. OpenCV even reads one 16-bit file both ways: as it is with
#   IMREAD_UNCHANGED, turned over with IMREAD_GRAYSCALE.
# Output: a stored 0 reads 255 from the 8-bit file, and 0 from the 16-bit file; OpenCV in gray 255.
# For a radiograph program: the 16-bit scan of a film is a negative of its 8-bit copy. Read PhotometricInterpretation, and test all of 8 and
#   16 bits, black and white as zero.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-pil=9.4.0-1.1+deb12u1 python3-numpy=1:1.24.2-1+deb12u1

found=$(python - "$tmp" <<'P'
import sys
import cv2
from PIL import Image
from files import *
eight, sixteen = sys.argv[1] + '/8.tif', sys.argv[1] + '/16.tif'
write_tiff(eight, 2, 2, bytes([0, 64, 128, 192]), 8, 0)
write_tiff(sixteen, 2, 2, words([0, 16384, 32768, 49152]), 16, 0)
for file in (eight, sixteen):
    print(cv2.imread(file, cv2.IMREAD_UNCHANGED)[0, 0], Image.open(file).getpixel((0, 0)))
print(cv2.imread(sixteen, cv2.IMREAD_GRAYSCALE)[0, 0])
P
)
[ "$(xargs <<<"$found")" = "255 255 0 0 255" ] || gone "8 bits, 16 bits (OpenCV, Pillow) and 16 bits in gray read $(xargs <<<"$found")"
seen "a WhiteIsZero 0 reads 255 at 8 bits and 0 at 16 bits in OpenCV and Pillow, and 255 from the same 16-bit file in OpenCV's gray mode"
