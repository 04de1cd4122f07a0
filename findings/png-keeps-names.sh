#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: GraphicsMagick 1.3.40 (Debian 12: 1.4+really1.3.40-4+deb12u1).
# Expected: a DICOM file that is turned into an ordinary picture loses its header, the patient's name among it.
# Seen: in PNG the name stays, as text beside the pixels. Even `-strip`, which is to remove text and profiles, leaves it there. TIFF and
#   JPEG files made in the same way are free of it.
# Output: the name is found in the PNG file, with and without -strip; not in TIFF and JPEG.
# For a radiograph program: a folder of PNG files made with `gm convert` is not free of names, though no viewer shows them. Whoever prepares
#   or shares a data set has to look for text chunks in it; a program should not copy text chunks of a picture into what it exports.
source "$(dirname "$0")/lib.sh"
debian graphicsmagick=1.4+really1.3.40-4+deb12u1

python -c "from files import *; write_dicom('$tmp/a.dcm', 16, 16, words(range(0, 4096, 16)))"
found=
for kind in png tif jpg stripped.png; do
  strip=(); [ "$kind" != stripped.png ] || strip=(-strip)
  gm convert "$tmp/a.dcm" "${strip[@]}" "$tmp/a.$kind"
  [ -s "$tmp/a.$kind" ] || gone "no $kind file is made"
  ! grep -qa PHANTOM "$tmp/a.$kind" || found="$found $kind"
done
[ "$found" = " png stripped.png" ] || gone "the name stays in:$found"
seen "the patient's name stays in the PNG file, even with -strip; TIFF and JPEG are free of it"
