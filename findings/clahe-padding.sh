#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: OpenCV 4.6.0 (Debian 12), createCLAHE.
# Expected: if only the width of a picture is a multiple of the tiles, only its height is padded.
# Seen: it is padded in both. The width, which needs nothing, grows by one whole column per tile (8 for 8 tiles), so every tile is one pixel
#   wider than the picture's own tiles and all of them move.
# Output: 512 x 500 pixels in 8 x 8 tiles: identical with 512 x 500 padded by hand to 520 x 504; padded to 512 x 504 most pixels differ.
# For a radiograph program: cropping 12 rows from a 512 x 512 radiograph changes the tiles in the other direction too. A reimplementation that
#   pads as one would expect does not reproduce OpenCV's pictures. Bring pictures to a multiple of the tiles before CLAHE.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-numpy=1:1.24.2-1+deb12u1

found=$(python - <<'P'
import cv2
import numpy
picture = cv2.GaussianBlur(numpy.random.default_rng(0).random((500, 512)), (0, 0), 9)
picture = ((picture - picture.min()) / (picture.max() - picture.min()) * 255).astype('u1')
clahe = cv2.createCLAHE(4, (8, 8))
own = clahe.apply(picture)
for rows, columns in ((4, 0), (4, 8)):
    padded = cv2.copyMakeBorder(picture, 0, rows, 0, columns, cv2.BORDER_REFLECT_101)
    print(int((clahe.apply(padded)[:500, :512] != own).sum()))
P
)
read -r height both <<<"$(xargs <<<"$found")"
[ "$height" -gt 100000 ] && [ "$both" = 0 ] || gone "$height pixels differ when padded to 512 x 504, $both to 520 x 504"
seen "512 x 500 is padded to 520 x 504 ($both pixels differ), not to 512 x 504 ($height differ)"
