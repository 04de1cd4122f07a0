// Pictures as another scanner, a screenshot or another person would have delivered them: the gate must not learn files instead of implants.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace glenoid {

// Where the picture of a square lies between its black bars, in pixels: [left, right) and [top, bottom). All of it for a dark picture.
struct ContentBox {
  std::int64_t left = 0, top = 0, right = 0, bottom = 0;
};
ContentBox contentOf(std::span<const std::uint8_t> square, std::int64_t side);

// The picture of a square of side x side grey values without its bars, changed at random - quarter turns, flips, a narrower crop, blur,
// gamma, contrast, noise, JPEG, a lower resolution, about half of them at a time - and brought to a square of kSquareSide pixels with bars
// of its own. The same seed makes the same picture. Throws Error Internal for bytes that fill no square.
std::vector<std::uint8_t> altered(std::span<const std::uint8_t> square, std::int64_t side, std::uint64_t seed);

}  // namespace glenoid
