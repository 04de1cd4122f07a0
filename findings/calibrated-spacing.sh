#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: GDCM 3.0.21 (Debian 12), the DICOM reader of ITK and of what is built on it.
# Expected: a radiograph has Imager Pixel Spacing 0.2 mm (at the detector) and, after calibration with a ball of known size, Pixel Spacing
#   0.1 mm with Pixel Spacing Calibration Type FIDUCIAL. PS3.3, 10.7.1 makes Pixel Spacing the calibrated one, so a reader reports 0.1.
# Seen: for CR and DX images GDCM reports Imager Pixel Spacing, whatever the calibration says; so does ITK's image.
# Output: spacing 0.2 for CR and for DX; 0.1 for the same attributes in a CT image.
# For a radiograph program: lengths and implant sizes measured through ITK are twice too large here. A program should show which of the two
#   spacings it used; test with both present and unequal.
source "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1

spacing() {  # SOP CLASS, MODALITY
  python - "$tmp/a.dcm" "$@" <<'P'
import sys
from files import *
write_dicom(sys.argv[1], 2, 2, words([0, 1, 2, 3]), sop_class=sys.argv[2], modality=sys.argv[3],
            more=[(0x18, 0x1164, 'DS', '0.2\\0.2'), (0x28, 0x30, 'DS', '0.1\\0.1'), (0x28, 0x0A02, 'CS', 'FIDUCIAL'),
                  (0x20, 0x32, 'DS', '0\\0\\0'), (0x20, 0x37, 'DS', '1\\0\\0\\0\\1\\0')])
P
  gdcminfo "$tmp/a.dcm" 2>/dev/null | sed -n 's/^Spacing: (\([0-9.]*\),.*/\1/p'
}
cr=$(spacing 1.2.840.10008.5.1.4.1.1.1 CR) dx=$(spacing 1.2.840.10008.5.1.4.1.1.1.1 DX) ct=$(spacing 1.2.840.10008.5.1.4.1.1.2 CT)
[ "$cr $dx $ct" = "0.2 0.2 0.1" ] || gone "spacing is $cr for CR, $dx for DX, $ct for CT"
seen "with a calibrated Pixel Spacing of 0.1, GDCM reports $cr for CR, $dx for DX and $ct for CT"
