// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/raster_reader.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <system_error>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/raster_header.h"

namespace glenoid {
namespace {

void checkLimits(const RasterHeader& header, const ReadOptions& options) {
  // Rows and columns are below 2^32, so one product fits into 64 bits. The other factors are divided out.
  const auto pixels = static_cast<std::uint64_t>(header.rows) * static_cast<std::uint64_t>(header.columns);
  const auto samples = static_cast<std::uint64_t>(header.samples), sampleBytes = header.bits > 8 ? std::uint64_t{2} : 1;
  if (pixels > static_cast<std::uint64_t>(options.maxPixels) / samples ||
      pixels > static_cast<std::uint64_t>(options.maxBytes) / (samples * sampleBytes)) {
    throw Error(ErrorCode::TooLarge, std::to_string(header.columns) + " x " + std::to_string(header.rows) + " pixels of " +
                                         std::to_string(header.samples) + " samples");
  }
}

cv::Mat decode(const std::vector<std::byte>& bytes) {
  // Not IMREAD_UNCHANGED, which would keep alpha and ignore the orientation.
  constexpr int kAsStored = cv::IMREAD_ANYCOLOR | cv::IMREAD_ANYDEPTH;
  const cv::Mat encoded(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
  cv::Mat picture;
  try {
    picture = cv::imdecode(encoded, kAsStored);
  } catch (const cv::Exception& exception) {
    if (exception.code == cv::Error::StsNoMem) throw Error(ErrorCode::DecoderMemory, "OpenCV");
    throw Error(ErrorCode::DamagedFile, "OpenCV cannot decode it");
  }
  if (picture.empty()) throw Error(ErrorCode::DamagedFile, "OpenCV cannot decode it");
  return picture;
}

// Whether the three channels never differ by more than JPEG's rounding of chroma or a scanner's faint tint.
template <typename Value>
bool isGreyInThreeChannels(const cv::Mat& picture) {
  constexpr int kTint = 8 * (std::numeric_limits<Value>::max() / 255);
  for (int row = 0; row < picture.rows; ++row) {
    const Value* pixel = picture.ptr<Value>(row);
    for (const Value* end = pixel + 3 * static_cast<std::ptrdiff_t>(picture.cols); pixel != end; pixel += 3) {
      const auto [least, most] = std::minmax({pixel[0], pixel[1], pixel[2]});
      if (most - least > kTint) return false;
    }
  }
  return true;
}

// ITU-R BT.601, exact for equal channels.
template <typename Value>
Value luminance(const Value* blueGreenRed) {
  return static_cast<Value>(
      (114 * std::int64_t{blueGreenRed[0]} + 587 * std::int64_t{blueGreenRed[1]} + 299 * std::int64_t{blueGreenRed[2]} + 500) / 1000);
}

template <typename Value>
void fill(const cv::Mat& picture, Radiograph& radiograph) {
  const bool isColour = picture.channels() == 3 && !isGreyInThreeChannels<Value>(picture);
  radiograph.samples = isColour ? 3 : 1;
  radiograph.colourSpace = isColour ? ColourSpace::Rgb : ColourSpace::Grey;
  radiograph.photometric = isColour ? "RGB" : radiograph.inverted ? "MONOCHROME1" : "MONOCHROME2";
  radiograph.isSigned = std::is_signed_v<Value>;
  radiograph.bitsStored = 8 * static_cast<int>(sizeof(Value));
  std::vector<Value> pixels;
  pixels.reserve(picture.total() * static_cast<std::size_t>(radiograph.samples));
  for (int row = 0; row < picture.rows; ++row) {
    const Value* source = picture.ptr<Value>(row);
    if (picture.channels() == 1) {
      pixels.insert(pixels.end(), source, source + picture.cols);
      continue;
    }
    for (const Value* end = source + 3 * static_cast<std::ptrdiff_t>(picture.cols); source != end; source += 3) {
      if (isColour) {
        pixels.insert(pixels.end(), {source[2], source[1], source[0]});  // OpenCV's order is blue, green, red
      } else {
        pixels.push_back(luminance(source));
      }
    }
  }
  radiograph.pixels = std::move(pixels);
}

Radiograph decodeRaster(const std::vector<std::byte>& bytes, const ReadOptions& options) {
  const auto format = sniffRaster(bytes);
  if (!format) throw Error(ErrorCode::UnknownFormat, "");
  const RasterHeader header = readRasterHeader(*format, bytes);
  checkLimits(header, options);
  const cv::Mat picture = decode(bytes);
  const bool turned = picture.rows == header.columns && picture.cols == header.rows;
  if ((picture.rows != header.rows || picture.cols != header.columns) && !turned) throw Error(ErrorCode::DamagedFile, "two sizes");

  Radiograph radiograph;
  radiograph.kind = rasterName(*format);
  radiograph.rows = picture.rows, radiograph.columns = picture.cols;
  // OpenCV 4.6 inverts 8-bit WhiteIsZero TIFFs (libtiff's RGBA interface) but returns 16-bit ones as stored.
  radiograph.inverted = header.whiteIsZero && picture.depth() != CV_8U && picture.channels() == 1;
  if (header.morePages) radiograph.facts.push_back({FactCode::OnlyFirstPage, {}});
  if (picture.channels() != 1 && picture.channels() != 3)
    throw Error(ErrorCode::UnsupportedPixels, std::to_string(picture.channels()) + " channels");
  switch (picture.depth()) {
    case CV_8U: fill<std::uint8_t>(picture, radiograph); break;
    case CV_16U: fill<std::uint16_t>(picture, radiograph); break;
    case CV_16S: fill<std::int16_t>(picture, radiograph); break;
    default: throw Error(ErrorCode::UnsupportedPixels, "OpenCV depth " + std::to_string(picture.depth()));
  }
  return radiograph;
}

}  // namespace

Radiograph readRaster(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) {
  token.check();
  try {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    // One cv::Mat row holds the file, so its size must stay below 2^31 bytes.
    if (!unknown && size > static_cast<std::uint64_t>(std::min<std::int64_t>(options.maxBytes, INT32_MAX))) {
      throw Error(ErrorCode::TooLarge, std::to_string(size) + " bytes");
    }
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
