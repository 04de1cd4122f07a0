// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/pixel_cells.h"

namespace glenoid {

StoredPixels makeCells(const PixelLayout& layout, std::size_t frames) {
  const std::size_t count = static_cast<std::size_t>(layout.samplesPerFrame()) * frames;
  if (layout.isSigned) return std::vector<std::int16_t>(count);
  if (layout.bitsAllocated == 16) return std::vector<std::uint16_t>(count);
  return std::vector<std::uint8_t>(count);
}

std::vector<std::uint8_t> spreadChroma(std::span<const std::uint8_t> packed) {
  std::vector<std::uint8_t> spread;
  spread.reserve(packed.size() / 4 * 6);
  for (std::size_t at = 0; at + 4 <= packed.size(); at += 4) {
    const auto *from = packed.data() + at, *chroma = from + 2;
    spread.insert(spread.end(), {from[0], chroma[0], chroma[1], from[1], chroma[0], chroma[1]});
  }
  return spread;
}

std::vector<std::uint8_t> spreadBits(std::span<const std::uint8_t> packed, std::size_t first, std::size_t count) {
  std::vector<std::uint8_t> spread(count);
  for (std::size_t i = 0; i < count; ++i) spread[i] = packed[(first + i) / 8] >> ((first + i) % 8) & 1;
  return spread;
}

std::vector<std::uint16_t> littleEndianWords(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint16_t> words(bytes.size() / 2);
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = static_cast<std::uint16_t>(bytes[2 * i] | bytes[2 * i + 1] << 8);
  return words;
}

}  // namespace glenoid
