// SPDX-License-Identifier: GPL-3.0-or-later
// The eight looks at one square picture that an answer may average: four quarter turns, each also mirrored. Training and use share this
// rule.
#pragma once

#include <vector>

namespace at {
class Tensor;
}

namespace glenoid {

inline constexpr int kLooks = 8;

// [N, C, S, S] -> the same shape as look 0..7 sees it: look / 2 quarter turns counterclockwise, then mirrored left to right if `look` is
// odd. Look 0 is the unchanged picture.
at::Tensor seenBy(int look, const at::Tensor& pictures);

// The logits of each look, [N, K] float32 -> [N, K]: the logarithm of the mean probability over the looks.
at::Tensor meanOfLooks(const std::vector<at::Tensor>& logits);

}  // namespace glenoid
