#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: dcm2niix 1.0.20220720 and (X)MedCon 0.23.0 (Debian 12); the file is compressed by DCMTK 3.6.7, and GDCM 3.0.21 reads it too.
# Expected: lossless JPEG may drop the lowest bits before it predicts (the point transform in its header says how many), and a reader that
#   takes the file at all shifts the values back.
# Seen: DCMTK and GDCM shift them back. dcm2niix and (X)MedCon hand out the shifted values as they are, without a word.
# Output: with a point transform of 2 the largest value is 4092 in DCMTK and GDCM, 1023 in dcm2niix and (X)MedCon; without one it is 4095 in all.
# For a radiograph program: values are too small by a power of two, Rescale Intercept and windows no longer fit, and a picture scaled by its
#   Bits Stored is nearly black. Decode one picture with and without a point transform, and compare the values.
source "$(dirname "$0")/lib.sh"
debian dcm2niix=1.0.20220720-1+deb12u1 medcon=0.23.0-gtk3+dfsg-1+deb12u2 dcmtk=3.6.7-9~deb12u4 libgdcm-tools=3.0.21-1

largest() { python -c "import sys; from files import *; print(max(nifti_values(sys.argv[1])))" "$1"; }
pixels() { dcmdump +L +P PixelData "$1" | grep -o '[0-9a-f]*\\[0-9a-f\\]*' | python -c "print(max(int(v, 16) for v in input().split('\\\\')))"; }
python -c "from files import *; write_dicom('$tmp/a.dcm', 64, 64, words(range(4096)))"
for shift in 0 2; do
  mkdir -p "$tmp/$shift"
  dcmcjpeg +el +pt "$shift" "$tmp/a.dcm" "$tmp/$shift/a.dcm"
  dcmdjpeg "$tmp/$shift/a.dcm" "$tmp/dcmtk.dcm"
  gdcmconv --raw "$tmp/$shift/a.dcm" "$tmp/gdcm.dcm"
  dcm2niix -b n -z n -f niix -o "$tmp" "$tmp/$shift" >/dev/null
  medcon -n -f "$tmp/$shift/a.dcm" -c nifti -o "$tmp/medcon.nii" >/dev/null 2>&1
  found="$(pixels "$tmp/dcmtk.dcm") $(pixels "$tmp/gdcm.dcm") $(largest "$tmp/niix.nii") $(largest "$tmp/medcon.nii")"
  [ "$shift" = 0 ] && right="4095 4095 4095 4095" || right="4092 4092 1023 1023"
  [ "$found" = "$right" ] || gone "with a point transform of $shift the largest value is $found"
  rm "$tmp/niix.nii" "$tmp/medcon.nii"
done
seen "with a point transform of 2 the largest value is 4092 in DCMTK and GDCM, 1023 in dcm2niix and (X)MedCon"
