// SPDX-License-Identifier: GPL-3.0-or-later
// From the square 8-bit picture to the network's normalised input. Training and use share this rule.
#pragma once

#include <array>
#include <cstdint>

#include <torch/types.h>

namespace glenoid {

struct Preprocessing {
  std::int64_t inputSize = 180;                     // side of the network's input in pixels, >= 32
  std::array<double, 3> mean{0.485, 0.456, 0.406};  // ImageNet, RGB, of values in [0, 1]
  std::array<double, 3> deviation{0.229, 0.224, 0.225};
};

// Every radiograph is first brought to a square of this side in pixels, so that the network cannot learn from the native resolution.
inline constexpr std::int64_t kSquareSide = 250;

// [N, 1, S, S] (uint8, or float32 in 0..255) -> [N, 1, size, size] float32 in 0..255. Reducing averages over the exact area that a pixel
// covers; enlarging interpolates linearly. The result is the same on every device up to rounding.
torch::Tensor resizeSquare(const torch::Tensor& grey, std::int64_t size);

// [N, 1, S, S] in 0..255 -> [N, 3, inputSize, inputSize] float32, channels-last, RGB, normalised.
torch::Tensor toNetworkInput(const torch::Tensor& grey, const Preprocessing& preprocessing);

}  // namespace glenoid
