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
  bool inRuns = false;  // RLE8 or RLE4
  std::uint64_t pixelsAt = 0;
  std::array<std::uint32_t, 3> masks{};  // of red, green and blue, for 16 bits and more
  std::uint64_t paletteAt = 0;
  unsigned paletteEntryBytes = 4;
};

Layout layoutOf(const FileBytes& bytes) {
  constexpr std::uint32_t kFileHeader = 14, kOldHeader = 12, kInfoHeader = 40;
  constexpr std::uint32_t kPlain = 0, kRuns8 = 1, kRuns4 = 2, kBitFields = 3, kAlphaBitFields = 6;
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
  layout.inRuns = (compression == kRuns8 && layout.bits == 8) || (compression == kRuns4 && layout.bits == 4);
  const bool hasMasks = (compression == kBitFields || compression == kAlphaBitFields) && layout.bits >= 16;
  if (compression != kPlain && !hasMasks && !layout.inRuns)
    throw Error(ErrorCode::UnsupportedEncoding, "BMP compression " + std::to_string(compression));
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

// The palette's indices of a picture in runs, in the order of the file. Returns how many rows came whole. Pixels that the runs pass over
// have index 0.
std::int64_t readRuns(const FileBytes& bytes, const Layout& layout, std::vector<std::uint8_t>& indices) {
  constexpr unsigned kEndOfRow = 0, kEndOfPicture = 1, kMove = 2;  // behind a count of 0; more is the number of single values
  const bool areHalves = layout.bits == 4;
  const auto indexIn = [&](unsigned byte, unsigned i) { return !areHalves ? byte : i % 2 == 0 ? byte >> 4 : byte & 0x0fu; };
  std::int64_t row = 0, column = 0;
  const auto put = [&](unsigned index) {
    if (column < layout.columns) indices[static_cast<std::size_t>(row * layout.columns + column)] = static_cast<std::uint8_t>(index);
    ++column;
  };
  std::uint64_t at = layout.pixelsAt;
  while (row < layout.rows && at + 2 <= bytes.size()) {
    const unsigned count = bytes.u8(at), value = bytes.u8(at + 1);
    at += 2;
    if (count > 0) {
      for (unsigned i = 0; i < count; ++i) put(indexIn(value, i));
    } else if (value == kEndOfRow) {
      ++row, column = 0;
    } else if (value == kEndOfPicture) {
      return layout.rows;
    } else if (value == kMove) {
      if (at + 2 > bytes.size()) break;
      column += bytes.u8(at), row += bytes.u8(at + 1);
      at += 2;
    } else {
      const std::uint64_t length = areHalves ? (value + 1) / 2 : value;
      if (at + length > bytes.size()) break;
      for (unsigned i = 0; i < value; ++i) put(indexIn(bytes.u8(at + (areHalves ? i / 2 : i)), i));
      at += length + length % 2;
    }
  }
  // The mark behind the last row may be missing.
  return std::min(layout.rows, column >= layout.columns ? row + 1 : row);
}

void lackRowsFrom(std::int64_t fileRow, const Layout& layout, RasterPicture& picture) {
  const auto whole = static_cast<int>(fileRow);
  layout.topFirst ? picture.addMissingRows(whole, picture.rows) : picture.addMissingRows(0, picture.rows - whole);
}

std::uint8_t* rowOf(int fileRow, const Layout& layout, RasterPicture& picture) {
  const int row = layout.topFirst ? fileRow : picture.rows - 1 - fileRow;
  auto& pixels = std::get<std::vector<std::uint8_t>>(picture.pixels);
  return &pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.columns) * 3];
}

void paintRuns(const FileBytes& bytes, const Layout& layout, RasterPicture& picture) {
  const auto palette = paletteOf(bytes, layout);
  std::vector<std::uint8_t> indices(static_cast<std::size_t>(layout.rows * layout.columns));
  lackRowsFrom(readRuns(bytes, layout, indices), layout, picture);
  auto index = indices.begin();
  for (int i = 0; i < picture.rows; ++i) {
    auto* target = rowOf(i, layout, picture);
    for (int column = 0; column < picture.columns; ++column) target = std::copy_n(palette[*index++].begin(), 3, target);
  }
}

void paintRows(std::span<const std::byte> file, const Layout& layout, RasterPicture& picture) {
  const auto palette = paletteOf(FileBytes(file, true), layout);
  const std::uint64_t rowBytes = (static_cast<std::uint64_t>(layout.columns) * layout.bits + 31) / 32 * 4;
  const std::uint64_t used = (static_cast<std::uint64_t>(layout.columns) * layout.bits + 7) / 8;  // the last row may lack its filling
  for (int i = 0; i < picture.rows; ++i) {
    const std::uint64_t begin = layout.pixelsAt + static_cast<std::uint64_t>(i) * rowBytes;
    if (begin + used > file.size()) return lackRowsFrom(i, layout, picture);
    const auto* source = reinterpret_cast<const std::uint8_t*>(file.data() + begin);
    auto* target = rowOf(i, layout, picture);
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
}

}  // namespace

RasterPicture readBmp(std::span<const std::byte> file, const ReadOptions& options) {
  const FileBytes bytes(file, true);
  const Layout layout = layoutOf(bytes);
  RasterPicture picture = blankPicture(layout.rows, layout.columns, 3, 8, options);
  layout.inRuns ? paintRuns(bytes, layout, picture) : paintRows(file, layout, picture);
  return picture;
}

}  // namespace glenoid
