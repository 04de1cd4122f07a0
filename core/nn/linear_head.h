// SPDX-License-Identifier: GPL-3.0-or-later
// A softmax classifier on given features: the head of feature fusion, the logistic regression among the baselines, and the gate's
// classifier.
#pragma once

#include <torch/types.h>

#include "core/base/cancel_token.h"

namespace glenoid {

// Every value comes from training features only, except the penalty, which was chosen on validation features.
struct LinearHead {
  torch::Tensor mean, deviation;  // [D] float64; standardise the features
  torch::Tensor weight, bias;     // [classes, D] and [classes] float64
  double penalty = 0;
  // [N, D] -> [N, classes] float64.
  torch::Tensor logits(const torch::Tensor& features) const;
};

struct LabelledFeatures {
  torch::Tensor features;     // [N, D], any floating type, on the CPU
  torch::Tensor labels;       // [N] int64
  torch::Tensor shares = {};  // [N], the weight of each row; undefined: all equal
};

// Minimises mean cross-entropy + penalty / 2 * |weight|^2 over all training features at once (L-BFGS with strong Wolfe line search, Nocedal
// and Wright 2006) for each penalty of 10, 1, ..., 1e-3. Keeps the penalty with the least negative log-likelihood on the validation
// features; without any, the penalty is 1. Features that never vary in training are ignored. The same numbers and threads give the same
// head. Throws Cancelled.
LinearHead fitLinearHead(const LabelledFeatures& train, const LabelledFeatures& validation, std::int64_t classes,
                         const CancelToken& token = {});
// The same with a given penalty.
LinearHead fitLinearHead(const LabelledFeatures& train, double penalty, std::int64_t classes, const CancelToken& token = {});

}  // namespace glenoid
