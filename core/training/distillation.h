// SPDX-License-Identifier: GPL-3.0-or-later
// What a network learns from other networks beside its labels (DistillationOptions).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <torch/types.h>

#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/training/options.h"

namespace glenoid {

class Distillation {
 public:
  // Loads the teachers onto the device, in evaluation mode and without gradients: they never change. `labels` are those of the data set,
  // `student` learns and sees pictures as `preprocessing` says. The linear maps are drawn from the RandomStream in use.
  // Throws Error OptionInvalid where a teacher that shall teach probabilities knows other labels; as readBundle, loadNetwork,
  // readSafetensors and loadStartWeights.
  Distillation(const DistillationOptions& options, const std::vector<std::string>& labels, const Network& student,
               const Preprocessing& preprocessing, torch::Device device);
  ~Distillation();

  // The teachers' part of the loss, a float32 scalar. Teachers see the same augmented pictures, [N, 1, S, S] in 0..255, at their own size;
  // `map` [N, C, h, w] and `logits` [N, classes] are the student's last feature map and answer.
  torch::Tensor loss(const torch::Tensor& pictures, const torch::Tensor& map, const torch::Tensor& logits);

  // The linear maps, which learn along: by names that no network's key has, sharing memory.
  std::map<std::string, torch::Tensor> weights() const;
  // What the teachers are, for the run's records: the SHA-256 of their weights.
  std::vector<std::string> digests() const;

 private:
  struct Teacher;
  const DistillationOptions options_;
  std::vector<Teacher> teachers_;
};

}  // namespace glenoid
