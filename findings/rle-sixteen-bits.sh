#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: (X)MedCon 0.23.0 (Debian 12); the file is compressed by DCMTK 3.6.7.
# Expected: RLE in DICOM (PS3.5, Annex G) keeps the high bytes of 16-bit pixels in one segment and the low bytes in the next, and a reader
#   puts them together again.
# Seen: (X)MedCon puts the two bytes of every pixel together the wrong way round. It reports success. 8-bit RLE is read rightly.
# Output: the values 1, 258, 4000, 4660 read 256, 513, 40975, 13330.
# For a radiograph program: the result is noise in which only the coarse outline may be guessed, with values that any 16-bit picture may have.
#   Test RLE with 16 bits and with bytes that differ, and compare the values, not the absence of an error.
source "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2 dcmtk=3.6.7-9~deb12u4

python -c "from files import *; write_dicom('$tmp/a.dcm', 2, 2, words([1, 258, 4000, 4660]), stored=16)"
dcmcrle "$tmp/a.dcm" "$tmp/rle.dcm"
dcmdrle "$tmp/rle.dcm" "$tmp/back.dcm"
pixels() { dcmdump +P PixelData "$1" | sed 's/.*OW \([^ ]*\).*/\1/'; }
[ "$(pixels "$tmp/a.dcm")" = "$(pixels "$tmp/back.dcm")" ] || gone "DCMTK itself does not read its RLE file"
values() {
  rm -f "$tmp/out.nii"
  medcon -n -f "$1" -c nifti -o "$tmp/out.nii" >/dev/null 2>&1
  python -c "from files import *; print(*[v & 0xFFFF for v in nifti_values('$tmp/out.nii')])"
}
native=$(values "$tmp/a.dcm") rle=$(values "$tmp/rle.dcm")
[ "$native" = "1 258 4000 4660" ] || gone "uncompressed the values read $native"
[ "$rle" = "256 513 40975 13330" ] || gone "from RLE the values read $rle"
seen "$native in 16-bit RLE read $rle"
