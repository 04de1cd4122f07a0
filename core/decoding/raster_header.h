// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a PNG, JPEG, TIFF or BMP file, read without decoding pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace glenoid {

enum class RasterFormat { Png, Jpeg, Tiff, Bmp };

// "PNG", "JPEG", "TIFF", "BMP".
std::string_view rasterName(RasterFormat format);

// Decides from the first bytes of a file (32 are enough).
std::optional<RasterFormat> sniffRaster(std::span<const std::byte> head);

struct RasterHeader {
  std::int64_t rows = 0, columns = 0;  // as stored, before the orientation is applied; at least 1
  int samples = 1;                     // as decoded: 1 or 3, at most 4
  int bits = 8;                        // of a sample, at most 16
  bool whiteIsZero = false;            // TIFF PhotometricInterpretation 0 (TIFF 6.0, section 8)
  bool morePages = false;              // of a TIFF
};

// Also walks PNG chunks (PNG specification, 5), JPEG segments (ITU-T T.81, annex B) and BMP rows to their end, because the decoders fill
// missing parts with grey. Throws Error DamagedFile, and UnsupportedEncoding or UnsupportedPixels if none of our decoders reads the
// variant.
RasterHeader readRasterHeader(RasterFormat format, std::span<const std::byte> file);

}  // namespace glenoid
