#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: dcmjs-imaging 0.2.5 (npm), which renders DICOM images in Node and in browsers.
# Expected: Rescale Slope -1 with Rescale Intercept 4095 turns the picture over, so that a stored 0 is white. DICOM PS3.3, C.11.1 does not
#   forbid a negative slope.
# Seen: the library takes every slope below 0.1, negative ones among them, for "close to zero", and puts 1 in its place, with the intercept
#   divided by the old slope. The picture comes out as a negative of what the file says.
# Output: the ramp 0, 1365, 2730, 4095 renders as 0 85 170 255; it should be 255 170 85 0.
# For a radiograph program: an inverted radiograph shows a dark implant on white bone, and a network answers something all the same. Test a
#   reader with slope -1, and with slope 0.05, which this library changes too.
source "$(dirname "$0")/lib.sh"
npm_packages dcmjs-imaging@0.2.5

python - "$tmp/a.dcm" <<'P'
import sys
from files import *
write_dicom(sys.argv[1], 2, 2, words([0, 1365, 2730, 4095]),
            more=[(0x28, 0x1052, 'DS', '4095'), (0x28, 0x1053, 'DS', '-1'), (0x28, 0x1054, 'LO', 'US')])
P
gray=$(NODE_PATH="$tmp/node_modules" node -e '
  const { DicomImage } = require("dcmjs-imaging");
  const bytes = new Uint8Array(require("fs").readFileSync(process.argv[1]));
  console.log = ((log) => (...words) => /^[0-9]+$/.test(words[0]) && log(...words))(console.log);  // its warnings come here too
  const rgba = new Uint8Array(new DicomImage(bytes.buffer).render().pixels);
  console.log(...[0, 4, 8, 12].map((i) => String(rgba[i])))' "$tmp/a.dcm" 2>/dev/null)
[ "$gray" = "0 85 170 255" ] || gone "the ramp renders as $gray"
seen "with Rescale Slope -1 the ramp 0..4095 renders as $gray instead of 255 170 85 0"
