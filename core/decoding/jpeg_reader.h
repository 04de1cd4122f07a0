// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a JPEG file in memory.
#pragma once

#include <cstddef>
#include <span>

#include "core/decoding/raster_picture.h"

namespace glenoid {

// Baseline, extended and progressive JPEG of 8 bits, grey or colour. All rows of blocks after the first damaged or missing data count as
// missing; in a progressive file, after the first in any scan. Throws Error DamagedFile, TooLarge, UnsupportedEncoding, UnsupportedPixels,
// DecoderMemory.
RasterPicture readJpeg(std::span<const std::byte> file, const ReadOptions& options);

}  // namespace glenoid
