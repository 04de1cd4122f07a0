#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: dcm2niix 1.0.20220720 and (X)MedCon 0.23.0 (Debian 12).
# Expected: a signed image of 12 bits in 16, written as ordinary sign-extended words from -2048 to 2032, keeps its signs in a NIfTI file of
#   signed words. Pixel Representation 1 tells both tools that the values are signed.
# Seen: both clear the four upper bits and never put the sign back. -2048 becomes 2048 and -16 becomes 4080, so the darkest half of the
#   picture is laid over the brightest half. Neither tool says a word. With 16 bits stored the same values arrive unharmed.
# Output: dcm2niix 0..4080, (X)MedCon 0..4080; with 16 bits stored -2048..2032 from both.
# For a radiograph program: a data set that went through either tool has its air folded over its bone; a histogram with a gap in the middle
#   gives it away. A reader has to extend the sign from High Bit, not from bit 15, and has to do it after it clears the unused bits.
source "$(dirname "$0")/lib.sh"
debian dcm2niix=1.0.20220720-1+deb12u1 medcon=0.23.0-gtk3+dfsg-1+deb12u2

range() { python -c "from files import *; v = nifti_values('$1'); print('%d..%d' % (min(v), max(v)))"; }
declare -A found
for stored in 12 16; do
  mkdir -p "$tmp/$stored"
  python -c "from files import *; write_dicom('$tmp/$stored/a.dcm', 16, 16, words(range(-2048, 2048, 16)), stored=$stored, signed=1)"
  dcm2niix -b n -z n -f niix -o "$tmp" "$tmp/$stored" >/dev/null
  medcon -n -f "$tmp/$stored/a.dcm" -c nifti -o "$tmp/medcon.nii" >/dev/null 2>&1
  found[$stored]="dcm2niix $(range "$tmp/niix.nii"), (X)MedCon $(range "$tmp/medcon.nii")"
  rm "$tmp/niix.nii" "$tmp/medcon.nii"
done
[ "${found[16]}" = "dcm2niix -2048..2032, (X)MedCon -2048..2032" ] || gone "16 bits stored give ${found[16]}"
[ "${found[12]}" = "dcm2niix 0..4080, (X)MedCon 0..4080" ] || gone "12 bits stored give ${found[12]}"
seen "signed values -2048..2032 of 12 bits become ${found[12]}"
