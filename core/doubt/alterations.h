// SPDX-License-Identifier: GPL-3.0-or-later
// Changes pictures as another scanner, a screenshot or another operator would. The gate must learn implants, not the traits of files, and
// the effect of such changes on a model is measured.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/doubt/alteration.h"

namespace glenoid {

// The part of a square picture between its black bars, in pixels: [left, right) and [top, bottom). The whole square if the picture is dark.
struct ContentBox {
  std::int64_t left = 0, top = 0, right = 0, bottom = 0;
};
ContentBox contentOf(std::span<const std::uint8_t> square, std::int64_t side);

// Takes the picture between the bars of a square of side x side grey values and changes it at random: quarter turns, flips, a narrower
// crop, blur, gamma, contrast, noise, JPEG, a lower resolution, about half of them at a time. The result is a square of kSquareSide pixels
// with new bars. The same seed makes the same picture. Throws Error Internal if the bytes do not fill a square.
std::vector<std::uint8_t> altered(std::span<const std::uint8_t> square, std::int64_t side, std::uint64_t seed);

struct GreyPicture {
  std::int64_t rows = 0, columns = 0;
  std::vector<std::uint8_t> pixels;  // row by row
};

// The altered picture. A rotation by a multiple of 90 degrees keeps every pixel. Other rotations keep the size, and the area from outside
// the picture is black. Letters and text are burned in white near a corner or the lower edge. Only noise uses the seed; the same seed makes
// the same picture. Throws Error Internal if the pixels do not fill rows x columns.
GreyPicture altered(const GreyPicture& picture, const Alteration& alteration, std::uint64_t seed);

}  // namespace glenoid
