// SPDX-License-Identifier: GPL-3.0-or-later
// The exponential moving average of a network's weights, which often predicts better than the weights themselves.
#pragma once

#include <memory>
#include <vector>

#include <torch/types.h>

#include "core/nn/network.h"

namespace glenoid {

class WeightAverage {
 public:
  // `average` must have the architecture and device of `source`; it starts with the values of `source`.
  WeightAverage(const Network& source, std::shared_ptr<Network> average);
  // After step number `steps` (from 1): average = d * average + (1 - d) * source with d = min(decay, (1 + steps) / (10 + steps)), so that
  // the random start is soon forgotten. Covers weights and batch-norm statistics.
  void update(double decay, std::int64_t steps);
  Network& network() const { return *average_; }

 private:
  std::shared_ptr<Network> average_;
  std::vector<torch::Tensor> from_, to_;
};

}  // namespace glenoid
