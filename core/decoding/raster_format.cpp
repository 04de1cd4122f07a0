// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/raster_format.h"

#include <algorithm>
#include <array>

#include "core/decoding/file_bytes.h"

namespace glenoid {
namespace {

bool startsWith(std::span<const std::byte> head, std::string_view magic) {
  return head.size() >= magic.size() &&
         std::equal(magic.begin(), magic.end(), head.begin(), [](char a, std::byte b) { return static_cast<std::byte>(a) == b; });
}

bool isBmp(std::span<const std::byte> head) {
  // "BM" alone is a weak signature, so one of the known header sizes must follow.
  constexpr std::array<std::uint32_t, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
  return startsWith(head, "BM") && head.size() >= 18 &&
         std::find(kHeaderSizes.begin(), kHeaderSizes.end(), FileBytes(head, true).u32(14)) != kHeaderSizes.end();
}

}  // namespace

std::string_view rasterName(RasterFormat format) {
  constexpr std::array<std::string_view, 4> kNames{"PNG", "JPEG", "TIFF", "BMP"};
  return kNames[static_cast<std::size_t>(format)];
}

std::optional<RasterFormat> sniffRaster(std::span<const std::byte> head) {
  using namespace std::string_view_literals;
  if (startsWith(head, "\x89PNG\r\n\x1a\n"sv)) return RasterFormat::Png;
  if (startsWith(head, "\xff\xd8\xff"sv)) return RasterFormat::Jpeg;
  for (const auto magic : {"II\x2a\0"sv, "MM\0\x2a"sv, "II\x2b\0"sv, "MM\0\x2b"sv}) {
    if (startsWith(head, magic)) return RasterFormat::Tiff;
  }
  if (isBmp(head)) return RasterFormat::Bmp;
  return std::nullopt;
}

}  // namespace glenoid
