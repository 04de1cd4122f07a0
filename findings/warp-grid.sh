#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: OpenCV 4.6.0 (Debian 12), warpAffine with INTER_LINEAR.
# Expected: bilinear interpolation of a picture of 32-bit floats follows the matrix exactly: a shift by 0.015 pixel changes every pixel a bit.
# Seen: source positions are rounded to 1/32 pixel, whatever the type of the picture. Shifts under 1/64 pixel change nothing at all, and
#   0.02 pixel does what 1/32 pixel does.
# Output: a shift by 0.015 changes 0 pixels; shifts by 0.02 and 0.03125 give identical pictures.
# For a radiograph program: OpenCV's turned or shifted pictures are not a reference for an exact implementation, nor for LibTorch's grid_sample;
#   near metal, where neighbours differ most, the two disagree by up to 1/64 of the step. Heat maps that are laid back by a matrix jump in
#   steps. Compare with a tolerance made for this.
source "$(dirname "$0")/lib.sh"
debian python3-opencv=4.6.0+dfsg-12 python3-numpy=1:1.24.2-1+deb12u1

found=$(python - <<'P'
import cv2
import numpy
picture = numpy.random.default_rng(0).random((64, 64), dtype='f4')


def shifted(by):
    return cv2.warpAffine(picture, numpy.float64([[1, 0, by], [0, 1, 0]]), (64, 64), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


print(int((shifted(0.015) != picture).sum()), int((shifted(0.02) != picture).sum() > 4000), int((shifted(0.02) != shifted(0.03125)).sum()))
P
)
[ "$found" = "0 1 0" ] || gone "changed by 0.015, changed by 0.02, 0.02 against 1/32: $found"
seen "a float picture shifted by 0.015 pixel is unchanged, and shifts by 0.02 and 1/32 pixel give the same picture"
