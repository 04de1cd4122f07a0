// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a PNG file in memory.
#pragma once

#include <cstddef>
#include <span>

#include "core/decoding/raster_picture.h"

namespace glenoid {

// Alpha is dropped, a palette is resolved, fewer than 8 bits become 8. Rows after damaged or missing data count as missing. Throws Error
// DamagedFile, TooLarge.
RasterPicture readPng(std::span<const std::byte> file, const ReadOptions& options);

}  // namespace glenoid
