#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools: GDCM 3.0.21 (Debian 12) and ITK in itk-wasm's image-io 1.6.1 (npm), which reads DICOM with GDCM.
# Expected: the same 12-bit picture, stored as it is or in lossless JPEG 2000, has the same description and the same values.
# Seen: out of JPEG 2000 GDCM hands a picture of 16 bits stored. `gdcmconv --raw` writes Bits Stored 16, and ITK, which turns MONOCHROME1
#   over, subtracts from 65535 instead of 4095: every value of the same radiograph is 61440 higher.
# Output: Bits Stored 12 from JPEG lossless, 16 from JPEG 2000; ITK reads a stored 0 as 4095 from the native file, 65535 from JPEG 2000.
# For a radiograph program: whatever scales by Bits Stored (a default window, the inversion of MONOCHROME1, a network input divided by 4095)
#   changes with the transfer syntax. Decode one picture from every transfer syntax and compare values and depth.
source "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1
npm_packages @itk-wasm/image-io@1.6.1

python -c "from files import *; write_dicom('$tmp/native.dcm', 16, 16, words(range(0, 4096, 16)), photometric='MONOCHROME1')"
gdcmconv --j2k "$tmp/native.dcm" "$tmp/j2k.dcm"
gdcmconv --jpeg "$tmp/native.dcm" "$tmp/jpeg.dcm"
stored() { gdcmconv --raw "$1" "$tmp/raw.dcm" && gdcminfo "$tmp/raw.dcm" | sed -n 's/^BitsStored *: *//p'; }
from_jpeg=$(stored "$tmp/jpeg.dcm") from_j2k=$(stored "$tmp/j2k.dcm")
cat >"$tmp/first.mjs" <<'J'
import { readImageNode } from './node_modules/@itk-wasm/image-io/dist/index-node.js'
for (const file of process.argv.slice(2)) console.log((await readImageNode(file)).data[0])
J
itk=$(node "$tmp/first.mjs" "$tmp/native.dcm" "$tmp/j2k.dcm" 2>/dev/null | grep -E '^[0-9]+$' | xargs)
[ "$from_jpeg $from_j2k" = "12 16" ] || gone "Bits Stored is $from_jpeg from JPEG lossless and $from_j2k from JPEG 2000"
[ "$itk" = "4095 65535" ] || gone "ITK reads the first pixel as $itk"
seen "Bits Stored 12 becomes 16 through JPEG 2000; ITK reads the same MONOCHROME1 pixel as 4095 and as 65535"
