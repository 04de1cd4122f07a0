// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/looks.h"

#include <torch/utils.h>

#include "core/base/error.h"

namespace glenoid {

torch::Tensor seenBy(int look, const torch::Tensor& pictures) {
  if (look < 0 || look >= kLooks) throw Error(ErrorCode::Internal, "there is no look " + std::to_string(look));
  const auto turned = look < 2 ? pictures : torch::rot90(pictures, look / 2, {2, 3});
  return look % 2 == 0 ? turned : turned.flip({3});
}

torch::Tensor meanOfLooks(const std::vector<torch::Tensor>& logits) {
  if (logits.empty()) throw Error(ErrorCode::Internal, "no look to take the mean of");
  torch::Tensor sum;
  for (const auto& look : logits) {
    const auto likely = torch::softmax(look, 1);
    sum = sum.defined() ? sum + likely : likely;
  }
  return torch::log((sum / static_cast<double>(logits.size())).clamp_min(1e-12));
}

}  // namespace glenoid
