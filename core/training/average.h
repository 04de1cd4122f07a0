// SPDX-License-Identifier: GPL-3.0-or-later
// The exponential moving average of a network's weights, which often answers better than the weights themselves.
#pragma once

#include <memory>
#include <vector>

#include <torch/types.h>

#include "core/nn/network.h"

namespace glenoid {

class WeightAverage {
 public:
  // `average` has the architecture and device of `source`, and starts with its values.
  WeightAverage(const Network& source, std::shared_ptr<Network> average);
  // average = d * average + (1 - d) * source after the `steps`-th step (from 1), with d = min(decay, (1 + steps) / (10 + steps)), so that
  // the random start is forgotten. Weights and batch-norm statistics alike.
  void update(double decay, std::int64_t steps);
  Network& network() const { return *average_; }

 private:
  std::shared_ptr<Network> average_;
  std::vector<torch::Tensor> from_, to_;
};

}  // namespace glenoid
