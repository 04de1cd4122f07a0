// SPDX-License-Identifier: GPL-3.0-or-later
// Which picture format a file has.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace glenoid {

enum class RasterFormat { Png, Jpeg, Tiff, Bmp };

// "PNG", "JPEG", "TIFF", "BMP".
std::string_view rasterName(RasterFormat format);

// Decides from the first bytes of a file (32 are enough).
std::optional<RasterFormat> sniffRaster(std::span<const std::byte> head);

}  // namespace glenoid
