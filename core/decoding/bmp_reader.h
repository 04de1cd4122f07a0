// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a BMP file in memory.
#pragma once

#include <cstddef>
#include <span>

#include "core/decoding/raster_picture.h"

namespace glenoid {

// 1, 4 and 8 bits with a palette, 16, 24 and 32 bits, in either order of rows, uncompressed or (4 and 8 bits) in runs. Alpha is dropped.
// Throws Error DamagedFile, TooLarge, UnsupportedEncoding, UnsupportedPixels.
RasterPicture readBmp(std::span<const std::byte> file, const ReadOptions& options);

}  // namespace glenoid
