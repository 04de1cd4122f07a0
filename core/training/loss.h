// SPDX-License-Identifier: GPL-3.0-or-later
// Cross entropy against one-hot or softened labels.
#pragma once

#include <cstdint>
#include <vector>

#include <torch/types.h>

namespace glenoid {

// Labels [N] int64 -> targets [N, classes] float32: 1 - smoothing on the label, and `smoothing` spread over all classes (Szegedy et al.
// 2016).
torch::Tensor softTargets(const torch::Tensor& labels, std::int64_t classes, double smoothing);

// N / (classes * images of the class) for each class, [classes] float32; 0 for a class without images.
torch::Tensor balancedWeights(const std::vector<std::int64_t>& labels, std::int64_t classes);

// Logits and targets [N, classes] -> the mean over pictures. If `classWeights` [classes] is defined, it is weighted by class as in torch's
// cross_entropy for plain labels. Always computed in float32. With focalGamma above 0 this is the focal loss (Lin et al. 2017): the term -t
// log p of each class is multiplied by (1 - p)^gamma, which for plain labels is the published loss. With weights, a picture whose targets
// are all 0 does not count; 0 if no picture counts.
torch::Tensor softCrossEntropy(const torch::Tensor& logits, const torch::Tensor& targets, const torch::Tensor& classWeights,
                               double focalGamma = 0);

}  // namespace glenoid
