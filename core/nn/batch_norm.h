// SPDX-License-Identifier: GPL-3.0-or-later
// Batch norm (Ioffe and Szegedy 2015) that can measure a batch which several processes share.
#pragma once

#include <functional>

#include <torch/nn/modules/batchnorm.h>

namespace glenoid {

// Replaces a tensor, on any device, by its sum over all processes that train one network together. Every process must call it equally
// often.
using SumOverProcesses = std::function<void(torch::Tensor&)>;

// While it lives, normalised() on the calling thread takes the mean and variance of a norm in training mode from the batches of all
// processes together, so that the result does not depend on their number. `sum` must outlive the backward passes of what was computed
// meanwhile. Null: each process measures its own batch, as without this object.
class UseSharedStatistics {
 public:
  explicit UseSharedStatistics(const SumOverProcesses* sum);
  ~UseSharedStatistics();
  UseSharedStatistics(const UseSharedStatistics&) = delete;
  UseSharedStatistics& operator=(const UseSharedStatistics&) = delete;

 private:
  const SumOverProcesses* before_;
};

// Whether statistics are shared on the calling thread.
bool sharesStatistics();

// norm.forward(map) of a map [N, C, H, W], which every network uses instead, so that UseSharedStatistics reaches it.
torch::Tensor normalised(torch::nn::BatchNorm2dImpl& norm, const torch::Tensor& map);

}  // namespace glenoid
