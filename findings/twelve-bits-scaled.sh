#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: OpenCV 4.6.0 and Pillow 9.4.0; the JPEG 2000 file is made by OpenJPEG 2.5.0 (all Debian 12).
# Expected: a library hands out the values of a 12-bit gray picture as they are, or scales them to 16 bits, but does one thing for all formats.
# Seen: OpenCV keeps the values of JPEG 2000 and multiplies those of TIFF by 16. Pillow keeps those of TIFF and multiplies those of
#   JPEG 2000 by 16. Nothing in the result tells which happened.
# Output: a stored 4000 reads, in OpenCV and Pillow: JPEG 2000 4000 and 64000, TIFF 64000 and 4000.
# For a radiograph program: dividing by 4095, or by 65535, is wrong for one of the two formats. Take the depth from the file's header, and test
#   12 bits in every format that can hold them.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-pil=9.4.0-1.1+deb12u1 python3-numpy=1:1.24.2-1+deb12u1 libopenjp2-tools=2.5.0-2+deb12u3

python - "$tmp" <<'P'
import struct
import sys
from files import *
values = [4000] * 64 * 64
open(sys.argv[1] + '/a.pgm', 'wb').write(b'P5\n64 64\n4095\n' + struct.pack('>4096H', *values))
packed = b''.join(((a << 12) | b).to_bytes(3, 'big') for a, b in zip(values[::2], values[1::2]))
write_tiff(sys.argv[1] + '/a.tif', 64, 64, packed, 12, 1)
P
opj_compress -i "$tmp/a.pgm" -o "$tmp/a.jp2" >/dev/null 2>&1
found=$(python - "$tmp" <<'P'
import sys
import cv2
from PIL import Image
for name in ('/a.jp2', '/a.tif'):
    print(cv2.imread(sys.argv[1] + name, cv2.IMREAD_UNCHANGED)[0, 0], Image.open(sys.argv[1] + name).getpixel((0, 0)))
P
)
[ "$(xargs <<<"$found")" = "4000 64000 64000 4000" ] || gone "JPEG 2000 and TIFF (OpenCV, Pillow) read $(xargs <<<"$found")"
seen "4000 of 12 bits reads 4000 in OpenCV and 64000 in Pillow from JPEG 2000, and the reverse from TIFF"
