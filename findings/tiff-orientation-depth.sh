#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: ITK's TIFF reader in itk-wasm's image-io 1.6.1 (npm).
# Expected: Orientation 3 in a TIFF file (an upside-down picture) moves pixels or is ignored, and the values stay.
# Seen: a gray picture of 16 bits becomes one of 8 bits with four channels. Only the high bytes are left.
# Output: 16 bits with Orientation 1 is uint16 Scalar; with Orientation 3 it is uint8 RGBA.
# For a radiograph program: two scans of one series can come with different depth and channel counts. Compare the values of all eight
#   orientations with those of the first.
source "$(dirname "$0")/lib.sh"
npm_packages @itk-wasm/image-io@1.6.1

cat >"$tmp/type.mjs" <<'J'
import { readImageNode } from './node_modules/@itk-wasm/image-io/dist/index-node.js'
const image = await readImageNode(process.argv[2])
console.log('is', image.imageType.componentType, image.imageType.pixelType, Math.max(...image.data.filter((v, i) => image.imageType.pixelType === 'Scalar' || i % 4 === 0)))
J
kind() {
  python -c "from files import *; write_tiff('$tmp/$1.tif', 2, 2, words([0, 5000, 30000, 60001]), 16, 1, more=[(274, $1)])"
  node "$tmp/type.mjs" "$tmp/$1.tif" 2>/dev/null | sed -n 's/^is //p'
}
upright=$(kind 1) turned=$(kind 3)
[ "$upright" = "uint16 Scalar 60001" ] || gone "with Orientation 1 the picture is $upright"
[ "$turned" = "uint8 RGBA 234" ] || gone "with Orientation 3 the picture is $turned"
seen "the 16-bit picture is $upright with Orientation 1 and $turned with Orientation 3 (type, channels, largest value)"
