#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: OpenCV 4.6.0 and Pillow 9.4.0 (Debian 12).
# Expected: the gray of a colour PNG file is 0.299 R + 0.587 G + 0.114 B, whether imread makes it (IMREAD_GRAYSCALE) or cvtColor does, and an
#   ordinary gAMA chunk (1 / 2.2, as screenshots have) changes nothing, as it does not change the colours.
# Seen: IMREAD_GRAYSCALE leaves the work to libpng, which mixes in linear light if the file says its gamma. The same pixels come out lighter,
#   the more the stronger their colour. Read in colour and turned gray by cvtColor, or by Pillow, they do not change.
# Output: the colours below read 124 123 78 without gAMA and 137 157 98 with it; cvtColor and Pillow give 124 124 78 for both.
# For a radiograph program: screenshots of one viewer differ by up to 34 of 255 levels in tinted parts (labels, coloured overlays) by a chunk
#   that nobody sees. Read in colour and mix the gray yourself, and test with and without gAMA.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-pil=9.4.0-1.1+deb12u1 python3-numpy=1:1.24.2-1+deb12u1

found=$(python - "$tmp" <<'P'
import struct
import sys
import cv2
from PIL import Image
from files import *
gamma = png_chunk(b'gAMA', struct.pack('>I', 45455))
for name, chunks in (('plain', b''), ('gamma', gamma)):
    file = '%s/%s.png' % (sys.argv[1], name)
    write_png(file, 1, 3, bytes([200, 100, 50, 10, 200, 30, 60, 60, 220]), colour=True, chunks=chunks)
    print(*cv2.imread(file, cv2.IMREAD_GRAYSCALE)[0], *cv2.cvtColor(cv2.imread(file), cv2.COLOR_BGR2GRAY)[0],
          *Image.open(file).convert('L').getdata())
P
)
[ "$(xargs <<<"$found")" = "124 123 78 124 124 78 124 124 78 137 157 98 124 124 78 124 124 78" ] || gone "imread, cvtColor and Pillow give $found"
seen "with a gAMA chunk three colours read 137 157 98 in gray, without it 124 123 78; cvtColor and Pillow give 124 124 78 for both"
