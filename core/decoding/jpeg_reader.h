// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a JPEG file in memory.
#pragma once

#include <cstddef>
#include <span>

#include "core/decoding/raster_picture.h"

namespace glenoid {

// Baseline, extended and progressive JPEG of 8 bits, grey, colour or CMYK, which becomes RGB. If the data end early, the rows of blocks
// behind are missing. Other damage may be noticed long after its place: RasterPicture::damagedSomewhere. If each row of blocks has a
// restart marker, the rows from the damage on are missing instead. If later scans of a progressive file are missing, wholly or in part,
// RasterPicture::detail says so. Throws Error DamagedFile, TooLarge, UnsupportedEncoding, UnsupportedPixels, DecoderMemory.
RasterPicture readJpeg(std::span<const std::byte> file, const ReadOptions& options);

}  // namespace glenoid
