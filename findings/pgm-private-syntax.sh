#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: gdcmimg of GDCM 3.0.21 (Debian 12), which makes DICOM files of pictures.
# Expected: a 16-bit PGM file becomes a Secondary Capture in a standard transfer syntax, as an 8-bit one does.
# Seen: PGM holds its words high byte first, and gdcmimg copies them as they are. To be right all the same, it names a transfer syntax that
#   one maker once used privately: implicit VR, little endian, but pixels big endian. pydicom 2.3.1, dcmjs-imaging 0.2.5 and daikon 1.2.46 refuse such a file.
# Output: 8 bits give 1.2.840.10008.1.2.1, 16 bits give 1.2.840.113619.5.2.
# For a radiograph program: 16-bit exports that went through gdcmimg come like this. Read this syntax, or name it in the refusal; a reader that falls back on implicit VR, little endian, swaps the bytes of every pixel and shows noise.
source "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1

printf 'P5\n2 2\n255\nabcd' >"$tmp/8.pgm"
printf 'P5\n2 2\n4095\n\001\002\003\004\005\006\007\010' >"$tmp/16.pgm"
syntax() {
  gdcmimg "$tmp/$1.pgm" "$tmp/$1.dcm" >/dev/null 2>&1
  gdcmdump "$tmp/$1.dcm" | sed -n 's/^(0002,0010).*\[\([0-9.]*\).*\].*/\1/p'
}
eight=$(syntax 8) sixteen=$(syntax 16)
[ "$eight" = 1.2.840.10008.1.2.1 ] || gone "an 8-bit PGM file gives $eight"
[ "$sixteen" = 1.2.840.113619.5.2 ] || gone "a 16-bit PGM file gives $sixteen"
seen "an 8-bit PGM file becomes $eight, a 16-bit one the private $sixteen"
