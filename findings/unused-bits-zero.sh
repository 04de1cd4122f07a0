#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: pydicom 2.3.1 (Debian 12) and daikon 1.2.46 (npm).
# Expected: the unused upper bits of a pixel cell have no meaning (DICOM PS3.5, 8.1.1: a receiver may not assume that they are zero, or that
#   they repeat the sign). So -1 in 12 signed bits reads -1, whether the word is 0x0FFF or 0xFFFF.
# Seen: both libraries hand out the whole word. 0x0FFF reads 4095.
# Output: pydicom and daikon read -2048, -16, 0, 2032 as 2048, 4080, 0, 2032.
# For a radiograph program: write the same signed picture twice, with zeros and with the sign in the upper bits, and ask that both give the
#   same values. Any training data that was made with one of these libraries should be checked for values over 2^(Bits Stored - 1).
source "$(dirname "$0")/lib.sh"
debian python3-pydicom=2.3.1-1 python3-numpy=1:1.24.2-1+deb12u1
npm_packages daikon@1.2.46

python - "$tmp/a.dcm" <<'P'
import sys
from files import *
write_dicom(sys.argv[1], 2, 2, words([v & 0xFFF for v in (-2048, -16, 0, 2032)]), signed=1)
P
pydicom=$(python -W ignore -c "import pydicom; print(*pydicom.dcmread('$tmp/a.dcm').pixel_array.ravel().tolist())")
daikon=$(NODE_PATH="$tmp/node_modules" node -e '
  const bytes = new Uint8Array(require("fs").readFileSync(process.argv[1]));
  console.log(...require("daikon").Series.parseImage(new DataView(bytes.buffer)).getInterpretedData(true))' "$tmp/a.dcm")
wrong="2048 4080 0 2032"
[ "$pydicom" = "$wrong" ] || gone "pydicom reads $pydicom"
[ "$daikon" = "$wrong" ] || gone "daikon reads $daikon"
seen "-2048 -16 0 2032 in 12 signed bits with empty upper bits read $wrong in pydicom and in daikon"
