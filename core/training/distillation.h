// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a network learn from other networks in addition to its labels (DistillationOptions).
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
  // Loads the teachers onto the device, in evaluation mode and without gradients; they never change. `labels` are those of the data set.
  // `student` is the network that learns; it sees pictures as `preprocessing` says. The linear maps are drawn from the RandomStream in use.
  // Throws Error OptionInvalid if a teacher of probabilities knows other labels, and as readBundle(), loadNetwork(), readSafetensors() and
  // loadStartWeights() do.
  Distillation(const DistillationOptions& options, const std::vector<std::string>& labels, const Network& student,
               const Preprocessing& preprocessing, torch::Device device);
  ~Distillation();

  // The teachers' part of the loss, a float32 scalar. The teachers see the same augmented pictures, [N, 1, S, S] in 0..255, each at its
  // input size. `map` [N, C, h, w] and `logits` [N, classes] are the student's last feature map and logits.
  torch::Tensor loss(const torch::Tensor& pictures, const torch::Tensor& map, const torch::Tensor& logits);

  // The linear maps, which learn too, under names that no network uses as a key. The tensors share memory with this object.
  std::map<std::string, torch::Tensor> weights() const;
  // The SHA-256 of each teacher's weights, for the records of the run.
  std::vector<std::string> digests() const;

 private:
  struct Teacher;
  const DistillationOptions options_;
  std::vector<Teacher> teachers_;
};

}  // namespace glenoid
