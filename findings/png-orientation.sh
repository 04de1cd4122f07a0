#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: OpenCV 4.6.0, Pillow 9.4.0, GraphicsMagick 1.3.40 (all Debian 12).
# Expected: a PNG file with an eXIf chunk that says Orientation 6 (turn a quarter) is turned by what turns JPEG files: imread, exif_transpose
#   and `gm convert -auto-orient`.
# Seen: imread and exif_transpose turn it. GraphicsMagick does not, and has no word of it.
# Output: a picture 2 wide and 4 high is 4x2 in OpenCV and Pillow, 2x4 in GraphicsMagick.
# For a radiograph program: the same PNG file stands in one step of a pipeline and lies in the next. Turn pictures once, when they are read,
#   and test Orientation in PNG as well as in JPEG.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-pil=9.4.0-1.1+deb12u1 python3-numpy=1:1.24.2-1+deb12u1 graphicsmagick=1.4+really1.3.40-4+deb12u1

python_sizes=$(python - "$tmp/a.png" <<'P'
import struct
import sys
import cv2
from PIL import Image, ImageOps
from files import *
exif = b'II*\0' + struct.pack('<IHHHIHHI', 8, 1, 274, 3, 1, 6, 0, 0)
write_png(sys.argv[1], 4, 2, bytes(range(10, 90, 10)), chunks=png_chunk(b'eXIf', exif))
rows, columns = cv2.imread(sys.argv[1], cv2.IMREAD_GRAYSCALE).shape
print('%dx%d' % (columns, rows), '%dx%d' % ImageOps.exif_transpose(Image.open(sys.argv[1])).size)
P
)
gm convert "$tmp/a.png" -auto-orient "$tmp/a.pgm"
gm_size=$(gm identify -format '%wx%h' "$tmp/a.pgm")
[ "$python_sizes $gm_size" = "4x2 4x2 2x4" ] || gone "OpenCV, Pillow and GraphicsMagick give $python_sizes $gm_size"
seen "a PNG file with Orientation 6 is 4x2 in OpenCV and Pillow and stays 2x4 with gm convert -auto-orient"
