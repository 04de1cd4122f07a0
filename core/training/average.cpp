// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/average.h"

#include <algorithm>

#include <torch/utils.h>

namespace glenoid {
namespace {

// Leaves out batch norm's counters of batches, because nothing reads them.
std::vector<torch::Tensor> floatingState(const Network& network) {
  std::vector<torch::Tensor> state;
  for (const auto& tensor : network.parameters()) state.push_back(tensor);
  for (const auto& tensor : network.buffers()) {
    if (tensor.is_floating_point()) state.push_back(tensor);
  }
  return state;
}

}  // namespace

WeightAverage::WeightAverage(const Network& source, std::shared_ptr<Network> average)
    : average_(std::move(average)), from_(floatingState(source)), to_(floatingState(*average_)) {
  torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < to_.size(); ++i) to_[i].copy_(from_[i]);
}

void WeightAverage::update(double decay, std::int64_t steps) {
  torch::NoGradGuard noGrad;
  const auto t = static_cast<double>(steps);
  const double d = std::min(decay, (1 + t) / (10 + t));
  torch::_foreach_mul_(to_, d);
  torch::_foreach_add_(to_, from_, 1 - d);
}

}  // namespace glenoid
