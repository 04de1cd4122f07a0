// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/raster_picture.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"

namespace glenoid {

void RasterPicture::addMissing(const PixelArea& area) {
  if (area.rows < 1 || area.columns < 1) return;
  if (!missing.empty()) {
    PixelArea& last = missing.back();
    if (last == area) return;  // another plane of the same strip
    if (last.column == area.column && last.columns == area.columns && last.row + last.rows == area.row) {
      last.rows += area.rows;
      return;
    }
  }
  missing.push_back(area);
}

RasterPicture blankPicture(std::int64_t rows, std::int64_t columns, int samples, int bits, const ReadOptions& options, bool isSigned) {
  if (rows < 1 || columns < 1) throw Error(ErrorCode::DamagedFile, "the header states no size");
  // Rows and columns are below 2^32, so one product fits into 64 bits. The other factors are divided out.
  const auto pixels = static_cast<std::uint64_t>(rows) * static_cast<std::uint64_t>(columns);
  const auto count = static_cast<std::uint64_t>(samples), sampleBytes = bits > 8 || isSigned ? std::uint64_t{2} : 1;
  if (pixels > static_cast<std::uint64_t>(options.maxPixels) / count ||
      pixels > static_cast<std::uint64_t>(options.maxBytes) / (count * sampleBytes) || std::max(rows, columns) > INT32_MAX) {
    throw Error(ErrorCode::TooLarge,
                std::to_string(columns) + " x " + std::to_string(rows) + " pixels of " + std::to_string(samples) + " samples");
  }
  RasterPicture picture;
  picture.rows = static_cast<int>(rows), picture.columns = static_cast<int>(columns);
  picture.samples = samples, picture.bits = bits;
  const auto values = static_cast<std::size_t>(pixels * count);
  if (isSigned) {
    picture.pixels = std::vector<std::int16_t>(values);
  } else if (bits > 8) {
    picture.pixels = std::vector<std::uint16_t>(values);
  } else {
    picture.pixels = std::vector<std::uint8_t>(values);
  }
  return picture;
}

}  // namespace glenoid
