// SPDX-License-Identifier: GPL-3.0-or-later
// Turns, zooms, moves and mirrors a square grey picture in one resampling.
#pragma once

#include <cstdint>
#include <span>

namespace glenoid {

// `grey` and `warped` hold side x side values, row by row; side in 1..4096. `map` [2, 3], row by row, leads from the output to the source,
// as torch::affine_grid takes it with align_corners=false: x and y run from -1 to 1 between the outer edges of the picture. Bilinear, black
// outside, exact to 2^-20 of a pixel. Any thread.
void warpSquare(std::span<const std::uint8_t> grey, std::int64_t side, std::span<const float, 6> map, std::span<float> warped);

}  // namespace glenoid
