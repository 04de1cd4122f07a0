#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: geotiff 3.0.5 (npm), a TIFF reader for web pages; its readRGB() gives pixels for display.
# Expected: a WhiteIsZero picture of 8 bits shows a stored 0 as 255 (white) and a stored 255 as 0 (black).
# Seen: the value is computed as 256 minus the stored one and kept in a byte, so 256 becomes 0. The whitest pixels of the picture are
#   black, and no pixel is ever white; all others are 1 too bright.
# Output: 0 1 128 255 show as 0 255 128 1.
# For a radiograph program: saturated parts, metal for example, become black holes. Test the two ends of the
#   range, not values from the middle.
source "$(dirname "$0")/lib.sh"
npm_packages geotiff@3.0.5

python -c "from files import *; write_tiff('$tmp/a.tif', 2, 2, bytes([0, 1, 128, 255]), 8, 0)"
red=$(NODE_PATH="$tmp/node_modules" node -e '
  const { fromArrayBuffer } = require("geotiff");
  (async () => {
    const bytes = new Uint8Array(require("fs").readFileSync(process.argv[1]));
    const image = await (await fromArrayBuffer(bytes.buffer)).getImage();
    const rgb = await image.readRGB({ interleave: true });
    console.log(rgb[0], rgb[3], rgb[6], rgb[9]);
  })()' "$tmp/a.tif")
[ "$red" = "0 255 128 1" ] || gone "stored 0 1 128 255 show as $red"
seen "in a WhiteIsZero TIFF stored 0 1 128 255 show as $red; 255 254 127 0 would be right"
