// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/raster_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/bmp_reader.h"
#include "core/decoding/jpeg_reader.h"
#include "core/decoding/png_reader.h"
#include "core/decoding/raster_format.h"
#include "core/decoding/tiff_reader.h"

namespace glenoid {
namespace {

// How three channels are read.
enum class Tint { None, Base, Colour };

// None: the channels never differ by more than JPEG's rounding of chroma or a scanner's faint tint. Base: a film on a coloured base. Its
// colours lie on one line, along which all channels rise together, so its brightness holds everything. JPEG smears colour at edges.
template <typename Value>
Tint tintOf(const std::vector<Value>& pixels, int bits) {
  const double unit = (std::ldexp(1.0, bits) - 1) / 255, rounding = 8 * unit, mostTint = 80 * unit;
  constexpr double kLeastRise = 0.6, kMostRise = 1.5;  // of a channel, while the mean of the three rises by 1
  constexpr double kMostAtEdges = 0.02;                // of the pixels
  double widest = 0, sumOfMeans = 0, sumOfSquares = 0;
  std::array<double, 3> sums{}, products{};
  for (auto pixel = pixels.begin(); pixel != pixels.end(); pixel += 3) {
    const auto [least, most] = std::minmax({pixel[0], pixel[1], pixel[2]});
    widest = std::max(widest, static_cast<double>(most - least));
    const double mean = (double{1} * pixel[0] + pixel[1] + pixel[2]) / 3;
    sumOfMeans += mean, sumOfSquares += mean * mean;
    for (std::size_t c = 0; c < 3; ++c) {
      const double value = pixel[static_cast<std::ptrdiff_t>(c)];
      sums[c] += value, products[c] += mean * value;
    }
  }
  if (widest <= rounding) return Tint::None;
  if (widest > mostTint) return Tint::Colour;

  const auto count = static_cast<double>(pixels.size()) / 3;
  const double spread = sumOfSquares - sumOfMeans * sumOfMeans / count;
  std::array<double, 3> rise{}, start{};
  for (std::size_t c = 0; c < 3; ++c) {
    rise[c] = spread > 0.01 * count ? (products[c] - sumOfMeans * sums[c] / count) / spread : 1;
    start[c] = (sums[c] - rise[c] * sumOfMeans) / count;
    if (rise[c] < kLeastRise || rise[c] > kMostRise) return Tint::Colour;
  }
  double beside = 0;
  for (auto pixel = pixels.begin(); pixel != pixels.end(); pixel += 3) {
    const double mean = (double{1} * pixel[0] + pixel[1] + pixel[2]) / 3;
    double off = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      off = std::max(off, std::abs(pixel[static_cast<std::ptrdiff_t>(c)] - start[c] - rise[c] * mean));
    }
    beside += off > rounding ? 1 : 0;
  }
  return beside <= kMostAtEdges * count ? Tint::Base : Tint::Colour;
}

// ITU-R BT.601, exact for equal channels. In place.
template <typename Value>
void makeGrey(std::vector<Value>& pixels) {
  auto target = pixels.begin();
  for (auto pixel = pixels.begin(); pixel != pixels.end(); pixel += 3) {
    *target++ =
        static_cast<Value>((299 * std::int64_t{pixel[0]} + 587 * std::int64_t{pixel[1]} + 114 * std::int64_t{pixel[2]} + 500) / 1000);
  }
  pixels.erase(target, pixels.end());
}

// A mark from 1, upright, to 8 says where the first row and column belong (TIFF 6.0, Orientation).
template <typename Value>
void turn(Radiograph& radiograph, std::vector<Value>& pixels, int mark) {
  const bool transposed = mark >= 5, fromBelow = mark == 3 || mark == 4 || mark == 6 || mark == 7,
             fromRight = mark == 2 || mark == 3 || mark == 7 || mark == 8;
  const int rows = radiograph.rows, columns = radiograph.columns;
  if (transposed) std::swap(radiograph.rows, radiograph.columns);
  std::vector<Value> turned;
  turned.reserve(pixels.size());
  for (int row = 0; row < radiograph.rows; ++row) {
    for (int column = 0; column < radiograph.columns; ++column) {
      int y = transposed ? column : row, x = transposed ? row : column;
      if (fromBelow) y = rows - 1 - y;
      if (fromRight) x = columns - 1 - x;
      const auto* pixel = &pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x)) *
                                  static_cast<std::size_t>(radiograph.samples)];
      turned.insert(turned.end(), pixel, pixel + radiograph.samples);
    }
  }
  pixels = std::move(turned);
}

void noteDetail(JpegDetail detail, Radiograph& radiograph) {
  if (detail == JpegDetail::Whole) return;
  radiograph.coarse = detail != JpegDetail::Fine;
  radiograph.facts.push_back({radiograph.coarse ? FactCode::DetailMissing : FactCode::FineDetailMissing, {}});
}

Radiograph radiographOf(RasterPicture&& picture) {
  Radiograph radiograph;
  radiograph.rows = picture.rows, radiograph.columns = picture.columns;
  radiograph.bitsStored = picture.bits;
  radiograph.isSigned = std::holds_alternative<std::vector<std::int16_t>>(picture.pixels);
  radiograph.pixels = std::move(picture.pixels);
  if (picture.samples == 3) {
    const Tint tint = std::visit([&](const auto& pixels) { return tintOf(pixels, picture.bits); }, radiograph.pixels);
    if (tint == Tint::Colour) {
      radiograph.samples = 3;
      radiograph.colourSpace = ColourSpace::Rgb;
    } else {
      std::visit([](auto& pixels) { makeGrey(pixels); }, radiograph.pixels);
      if (tint == Tint::Base) radiograph.facts.push_back({FactCode::Tinted, {}});
    }
  }
  radiograph.inverted = picture.whiteIsZero;
  if (picture.morePages) radiograph.facts.push_back({FactCode::OnlyFirstPage, {}});
  markMissing(radiograph, picture.missing, picture.blockRows);
  noteDetail(picture.detail, radiograph);
  radiograph.damagedSomewhere = picture.damagedSomewhere;
  // Of several reasons why no maker is named, the first is said.
  if (radiograph.missing && !radiograph.missing->little) std::erase(radiograph.facts, Fact{FactCode::DetailMissing, {}});
  sayDamagedSomewhere(radiograph);
  if (picture.endMissing && !radiograph.missing && !picture.damagedSomewhere && picture.detail == JpegDetail::Whole)
    radiograph.facts.push_back({FactCode::EndMissing, {}});
  if (picture.orientation > 1 && picture.orientation <= 8) {
    std::visit([&](auto& pixels) { turn(radiograph, pixels, picture.orientation); }, radiograph.pixels);
  }
  return radiograph;
}

Radiograph decodeRaster(const std::vector<std::byte>& bytes, const ReadOptions& options) {
  const auto format = sniffRaster(bytes);
  if (!format) throw Error(ErrorCode::UnknownFormat, "");
  constexpr std::array kReaders{readPng, readJpeg, readTiff, readBmp};
  Radiograph radiograph = radiographOf(kReaders[static_cast<std::size_t>(*format)](bytes, options));
  radiograph.kind = rasterName(*format);
  return radiograph;
}

}  // namespace

Radiograph readRaster(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) {
  token.check();
  try {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    if (!unknown && size > static_cast<std::uint64_t>(options.maxBytes)) throw Error(ErrorCode::TooLarge, std::to_string(size) + " bytes");
    const auto bytes = readFile(file);
    token.check();
    return decodeRaster(bytes, options);
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::DecoderMemory, "", toUtf8(file));
  }
}

}  // namespace glenoid
