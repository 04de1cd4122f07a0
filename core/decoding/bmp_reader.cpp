// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/bmp_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <string>

#include "core/base/error.h"
#include "core/decoding/file_bytes.h"

namespace glenoid {
namespace {

struct Layout {
  std::int64_t rows = 0, columns = 0;
  bool topFirst = false;
  unsigned bits = 0;
  std::uint64_t pixelsAt = 0;
  std::array<std::uint32_t, 3> masks{};  // of red, green and blue, for 16 bits and more
  std::uint64_t paletteAt = 0;
  unsigned paletteEntryBytes = 4;
};

Layout layoutOf(const FileBytes& bytes) {
  constexpr std::uint32_t kFileHeader = 14, kOldHeader = 12, kInfoHeader = 40;
  constexpr std::uint32_t kPlain = 0, kBitFields = 3, kAlphaBitFields = 6;
  const std::uint32_t headerBytes = bytes.u32(kFileHeader);
  Layout layout;
  layout.pixelsAt = bytes.u32(10);
  layout.paletteAt = std::uint64_t{kFileHeader} + headerBytes;
  std::uint32_t compression = kPlain;
  if (headerBytes == kOldHeader) {
    layout.columns = bytes.u16(18), layout.rows = bytes.u16(20), layout.bits = bytes.u16(24);
    layout.paletteEntryBytes = 3;
  } else {
    const std::int64_t rows = bytes.s32(22);
    layout.columns = bytes.s32(18), layout.rows = std::abs(rows), layout.topFirst = rows < 0;
    layout.bits = bytes.u16(28), compression = bytes.u32(30);
  }
  const bool hasMasks = compression == kBitFields || compression == kAlphaBitFields;
  if (compression != kPlain && !hasMasks) throw Error(ErrorCode::UnsupportedEncoding, "BMP compression " + std::to_string(compression));
  constexpr std::array kBits{1u, 4u, 8u, 16u, 24u, 32u};
  if (std::find(kBits.begin(), kBits.end(), layout.bits) == kBits.end()) {
    throw Error(ErrorCode::UnsupportedPixels, "BMP of " + std::to_string(layout.bits) + " bits");
  }
  layout.masks = layout.bits == 16 ? std::array{0x7c00u, 0x03e0u, 0x001fu} : std::array{0xff0000u, 0x00ff00u, 0x0000ffu};
  if (hasMasks && layout.bits != 24) {  // after the first 40 bytes of the header, in every version
    for (unsigned i = 0; i < 3; ++i) layout.masks[i] = bytes.u32(kFileHeader + kInfoHeader + 4 * i);
  }
  return layout;
}

// The palette; empty if there is none. Colours that the file does not hold are black.
std::vector<std::array<std::uint8_t, 3>> paletteOf(const FileBytes& bytes, const Layout& layout) {
  if (layout.bits > 8) return {};
  std::vector<std::array<std::uint8_t, 3>> palette(std::size_t{1} << layout.bits);
  const std::uint64_t end = std::min(bytes.size(), std::max(layout.pixelsAt, layout.paletteAt));
  std::uint64_t at = layout.paletteAt;
  for (auto& [red, green, blue] : palette) {
    if (at + 3 > end) break;
    blue = bytes.u8(at), green = bytes.u8(at + 1), red = bytes.u8(at + 2);
    at += layout.paletteEntryBytes;
  }
  return palette;
}

// The bits of the mask, as 8 bits.
std::uint8_t masked(std::uint32_t pixel, std::uint32_t mask) {
  if (mask == 0) return 0;
  const int shift = std::countr_zero(mask);
  return static_cast<std::uint8_t>((std::uint64_t{(pixel & mask) >> shift} * 255 + (mask >> shift) / 2) / (mask >> shift));
}

}  // namespace

RasterPicture readBmp(std::span<const std::byte> file, const ReadOptions& options) {
  const FileBytes bytes(file, true);
  const Layout layout = layoutOf(bytes);
  RasterPicture picture = blankPicture(layout.rows, layout.columns, 3, 8, options);
  const auto palette = paletteOf(bytes, layout);
  const std::uint64_t rowBytes = (static_cast<std::uint64_t>(layout.columns) * layout.bits + 31) / 32 * 4;
  const std::uint64_t used = (static_cast<std::uint64_t>(layout.columns) * layout.bits + 7) / 8;  // the last row may lack its padding
  auto& pixels = std::get<std::vector<std::uint8_t>>(picture.pixels);
  for (int i = 0; i < picture.rows; ++i) {
    const int row = layout.topFirst ? i : picture.rows - 1 - i;
    const std::uint64_t begin = layout.pixelsAt + static_cast<std::uint64_t>(i) * rowBytes;
    if (begin + used > file.size()) {
      layout.topFirst ? picture.addMissingRows(row, picture.rows) : picture.addMissingRows(0, row + 1);
      break;
    }
    const auto* source = reinterpret_cast<const std::uint8_t*>(file.data() + begin);
    auto* target = &pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.columns) * 3];
    for (std::uint64_t column = 0; column < static_cast<std::uint64_t>(layout.columns); ++column, target += 3) {
      if (layout.bits <= 8) {
        const std::uint64_t bit = column * layout.bits;
        const unsigned index = source[bit / 8] >> (8 - layout.bits - bit % 8) & ((1u << layout.bits) - 1);
        std::copy(palette[index].begin(), palette[index].end(), target);
        continue;
      }
      std::uint32_t pixel = 0;
      for (unsigned i8 = 0; i8 < layout.bits / 8; ++i8) pixel |= std::uint32_t{source[column * layout.bits / 8 + i8]} << (8 * i8);
      for (std::size_t c = 0; c < 3; ++c) target[c] = masked(pixel, layout.masks[c]);
    }
  }
  return picture;
}

}  // namespace glenoid
