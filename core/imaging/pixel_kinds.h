// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of pixels that display_view.cpp draws: grey, grey with padding, colour. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/imaging/display_image.h"

namespace glenoid {

// Computes a pixel of the target from one pixel of the level, or from four: b is right of a, c and d are below them. The weights of the
// right and lower pixels are in 256ths.
struct GreyPixels {
  const DisplayImage::Key* pixels;
  const std::uint8_t* table;

  std::uint32_t shown(std::uint32_t key) const { return 0xff000000 | table[key] * 0x010101U; }
  static std::uint32_t blend(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d, std::uint32_t right, std::uint32_t lower) {
    // Computes both columns at once in the two halves of a word. Differences may borrow from the upper half; sums return it.
    const std::uint64_t above = a | b << 32, below = c | d << 32;
    const std::uint64_t columns = (above << 8) + (below - above) * lower;
    return between(static_cast<std::uint32_t>(columns), static_cast<std::uint32_t>(columns >> 32), right);
  }
  // The key between two columns, which are given in 256ths of a key.
  static std::uint32_t between(std::uint32_t first, std::uint32_t second, std::uint32_t right) {
    return ((first << 8) + (second - first) * right + 0x8000) >> 16;  // at most 65535 * 256 * 256, which just fits
  }
  std::uint32_t one(std::size_t at) const { return shown(pixels[at]); }
  std::uint32_t four(const DisplayImage::Key* upper, const DisplayImage::Key* under, std::size_t left, std::size_t next,
                     std::uint32_t right, std::uint32_t lower) const {
    return shown(blend(upper[left], upper[next], under[left], under[next], right, lower));
  }
};

struct PaddedGreyPixels : GreyPixels {
  std::uint32_t padding;

  std::uint32_t four(const DisplayImage::Key* upper, const DisplayImage::Key* under, std::size_t left, std::size_t next,
                     std::uint32_t right, std::uint32_t lower) const {
    const std::uint32_t a = upper[left], b = upper[next], c = under[left], d = under[next];
    if (a == padding || b == padding || c == padding || d == padding) {
      const auto* row = lower < 128 ? upper : under;
      return shown(row[right < 128 ? left : next]);
    }
    const std::uint32_t key = blend(a, b, c, d, right, lower);
    return shown(key == padding ? key + 1 : key);
  }
};

struct ColourPixels {
  const std::uint32_t* pixels;
  std::uint32_t turn;  // 0x00ffffff for the negative

  static std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    constexpr std::uint32_t kOuter = 0x00ff00ff;
    const std::uint32_t outer = (a & kOuter) * (256 - weight) + (b & kOuter) * weight + 0x00800080;
    const std::uint32_t inner = (a >> 8 & 0xff) * (256 - weight) + (b >> 8 & 0xff) * weight + 0x80;
    return (outer >> 8 & kOuter) | (inner & 0xff00);
  }
  std::uint32_t one(std::size_t at) const { return pixels[at] ^ turn; }
  std::uint32_t four(const std::uint32_t* upper, const std::uint32_t* under, std::size_t left, std::size_t next, std::uint32_t right,
                     std::uint32_t lower) const {
    return (0xff000000 | mixed(mixed(upper[left], upper[next], right), mixed(under[left], under[next], right), lower)) ^ turn;
  }
};

}  // namespace glenoid
