// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a TIFF file in memory.
#pragma once

#include <cstddef>
#include <span>

#include "core/decoding/raster_picture.h"

namespace glenoid {

// The first page that is not a reduced copy. 1 to 16 bits; fewer than 8 become 8. Extra samples are dropped, a palette is resolved. Strips
// and tiles behind damaged or missing data are missing; of one that the end of the file cuts, the rows in front stay. Throws Error
// DamagedFile, TooLarge, UnsupportedEncoding, UnsupportedPixels.
RasterPicture readTiff(std::span<const std::byte> file, const ReadOptions& options);

}  // namespace glenoid
