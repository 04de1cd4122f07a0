// SPDX-License-Identifier: GPL-3.0-or-later
// What a network learns in pretraining, in place of the labels of the data set (PretrainingMethod).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <torch/types.h>

#include "core/nn/network.h"
#include "core/training/pretraining.h"

namespace glenoid {

// The loss of a batch, and how many of its pictures are answered right: float scalars.
struct Learned {
  torch::Tensor loss, hits;
};

class PretrainingLoss {
 public:
  // The dense layers behind the features are drawn from the RandomStream in use. Throws Error Internal if method Labels has no task.
  // The class weights are those of the pictures at the positions `trained`, which method Labels learns from.
  PretrainingLoss(const Pretraining& plan, const std::vector<std::size_t>& trained, const Network& student, torch::Device device);
  ~PretrainingLoss();

  // How many varied views of each picture of() takes: 1 or 2.
  std::int64_t views() const { return options_.method == PretrainingMethod::Views ? 2 : 1; }

  // Pooled features [views * N, C] float32, the first views of all pictures before the second ones, of the pictures at these positions [N]
  // of the cache. The hits of tasks are N times the share of right answers among the known labels; NaN for the other methods. A task
  // without a known label adds nothing. The loss of Views, for projected features Z, Z' [N, D], is invariance * mean (Z - Z')^2 +
  // variance * the mean of max(0, 1 - deviation) over both views and all columns + covariance * the sum of squares outside the diagonal of
  // both covariance matrices / D (Bardes et al. 2022, equations 1 to 6, with the mean square of the authors' program).
  Learned of(const torch::Tensor& features, const torch::Tensor& positions);

  // The dense layers, which learn too, under names that no network uses as a key. The tensors share memory with this object.
  std::map<std::string, torch::Tensor> weights() const;

 private:
  struct Layers;
  Learned ofLabels(const torch::Tensor& features, const torch::Tensor& positions) const;
  Learned ofViews(const torch::Tensor& features) const;

  const PretrainingOptions options_;
  std::unique_ptr<Layers> layers_;
  torch::Tensor labels_;                     // [items, tasks] int64, -1: not known
  std::vector<torch::Tensor> classWeights_;  // [labels of the task] for each task
};

}  // namespace glenoid
