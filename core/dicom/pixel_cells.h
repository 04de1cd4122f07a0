// SPDX-License-Identifier: GPL-3.0-or-later
// Room for the cells of a picture, and ways to fill it. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "core/dicom/dicom_layout.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

StoredPixels makeCells(const PixelLayout& layout, std::size_t frames);

// Puts the lowest `width` bits of each sample into every `stride`th cell from `first` on.
template <class Sample>
void storeCells(StoredPixels& cells, std::size_t first, std::size_t stride, std::span<const Sample> samples, int width) {
  const std::uint32_t mask = (std::uint32_t{1} << width) - 1;
  std::visit(
      [&]<typename Value>(std::vector<Value>& all) {
        Value* to = all.data() + first;
        for (std::size_t i = 0; i < samples.size(); ++i) to[i * stride] = static_cast<Value>(static_cast<std::uint32_t>(samples[i]) & mask);
      },
      cells);
}

// Y1 Y2 Cb Cr for each two neighbouring pixels (PS3.3 C.7.6.3.1.2) -> Y Cb Cr for each pixel.
std::vector<std::uint8_t> spreadChroma(std::span<const std::uint8_t> packed);

// `count` single bits from bit `first` on, the lowest bit of a byte first (PS3.5 8.1.1).
std::vector<std::uint8_t> spreadBits(std::span<const std::uint8_t> packed, std::size_t first, std::size_t count);

std::vector<std::uint16_t> littleEndianWords(std::span<const std::uint8_t> bytes);

}  // namespace glenoid
