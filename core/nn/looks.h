// SPDX-License-Identifier: GPL-3.0-or-later
// The looks at one square picture that an answer may be the mean of: four quarter turns, each also mirrored. One rule for training and use.
#pragma once

#include <vector>

namespace at {
class Tensor;
}

namespace glenoid {

inline constexpr int kLooks = 8;

// [N, C, S, S] -> the same shape, as look 0..7 sees it: look / 2 quarter turns counterclockwise, an odd one mirrored left to right after
// them. Look 0 is the picture as it is.
at::Tensor seenBy(int look, const at::Tensor& pictures);

// The logits of each look, [N, K] float32 each -> [N, K]: the logarithm of the mean probability over the looks.
at::Tensor meanOfLooks(const std::vector<at::Tensor>& logits);

}  // namespace glenoid
