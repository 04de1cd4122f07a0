// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/square_warp.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glenoid {
namespace {

constexpr int kPositionBits = 32, kShareBits = 24;  // after the point

std::int64_t fixedPosition(double position) { return std::llround(std::ldexp(position, kPositionBits)); }

// How far a position is from its pixel to the next one.
std::int64_t shareOf(std::int64_t position) { return static_cast<std::uint32_t>(position) >> (kPositionBits - kShareBits); }

std::int64_t between(std::int64_t from, std::int64_t to, std::int64_t share) { return (from << kShareBits) + share * (to - from); }

// A black frame of one pixel saves the inner loop all questions about the edge.
std::vector<std::uint8_t> framed(std::span<const std::uint8_t> grey, std::int64_t side) {
  const auto pitch = side + 2;
  std::vector<std::uint8_t> frame(static_cast<std::size_t>(pitch * pitch));
  for (std::int64_t y = 0; y < side; ++y) std::copy_n(grey.data() + y * side, side, frame.data() + (y + 1) * pitch + 1);
  return frame;
}

}  // namespace

void warpSquare(std::span<const std::uint8_t> grey, std::int64_t side, std::span<const float, 6> map, std::span<float> warped) {
  const auto frame = framed(grey, side);
  const auto pitch = side + 2;
  const auto stepX = fixedPosition(map[0]), stepY = fixedPosition(map[3]);
  const auto end = static_cast<std::uint64_t>(side + 1) << kPositionBits;
  const double half = static_cast<double>(side) / 2, left = 0.5 - half;  // in pixels from the middle, to the centre of the first one
  for (std::int64_t row = 0; row < side; ++row) {
    // Positions in the frame: pixel 1 of the frame is pixel 0 of the picture.
    const double down = left + static_cast<double>(row), origin = half + 0.5;
    const auto startX = fixedPosition(map[0] * left + map[1] * down + map[2] * half + origin);
    const auto startY = fixedPosition(map[3] * left + map[4] * down + map[5] * half + origin);
    const auto isInside = [&](std::int64_t column) {
      return static_cast<std::uint64_t>(startX + column * stepX) < end && static_cast<std::uint64_t>(startY + column * stepY) < end;
    };
    // The part of a straight line that is inside a square is in one piece.
    std::int64_t first = 0, last = side;
    while (first < last && !isInside(first)) ++first;
    while (first < last && !isInside(last - 1)) --last;
    float* out = warped.data() + row * side;
    std::fill(out, out + first, 0.0F);
    std::fill(out + last, out + side, 0.0F);
    auto x = startX + first * stepX, y = startY + first * stepY;
    for (auto column = first; column < last; ++column, x += stepX, y += stepY) {
      const auto* at = frame.data() + (y >> kPositionBits) * pitch + (x >> kPositionBits);
      const auto upper = between(at[0], at[1], shareOf(x)), lower = between(at[pitch], at[pitch + 1], shareOf(x));
      out[column] = static_cast<float>(between(upper, lower, shareOf(y))) * 0x1p-48F;  // 2 * kShareBits
    }
  }
}

}  // namespace glenoid
