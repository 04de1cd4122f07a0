// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of SGD, Adam and AdamW over all weights at once, with state that checkpoints can hold.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <torch/types.h>

#include "core/nn/network.h"
#include "core/training/options.h"

namespace glenoid {

// torch's own optimizers launch several kernels for each of DenseNet's 364 weights, and their state can only be stored with
// torch::save: this one works on lists of tensors (one launch for many) and names its state. Equations as torch documents them.
class WeightOptimizer {
 public:
  // Takes the weights that require a gradient. A stage's rate is `rate` * stageRateFactor^(stages after it, the head counted). `beside`
  // are weights that learn along with the network at the head's rate, by names that no key of the network has.
  WeightOptimizer(const Network& network, const OptimizerOptions& options, double stageRateFactor,
                  const std::map<std::string, torch::Tensor>& beside = {});

  // One step with the gradients at hand and `factor` of each rate; weights without a gradient stay. The gradients are dropped.
  void step(double factor);

  // Steps made, and tensors by name ("first.KEY", "second.KEY").
  std::int64_t steps() const { return steps_; }
  std::map<std::string, torch::Tensor> state() const;
  // Throws Error CheckpointInvalid where a tensor is missing or of another shape.
  void restore(std::int64_t steps, const std::map<std::string, torch::Tensor>& state);

 private:
  struct Group {
    double rateShare = 1, weightDecay = 0;
    std::vector<std::string> names;
    std::vector<torch::Tensor> weights, first, second;  // momentum, or Adam's two moments
  };
  void clip();
  void stepSgd(const Group& group, std::vector<torch::Tensor>& gradients, double rate) const;
  void stepAdam(const Group& group, std::vector<torch::Tensor>& gradients, double rate) const;

  OptimizerOptions options_;
  std::vector<Group> groups_;
  std::int64_t steps_ = 0;
};

// Weights and batch norm of the first `count` stages stay as they are: call it whenever the network was put in training mode.
// Throws Error OptionInvalid where there are fewer stages.
void freezeStages(Network& network, std::int64_t count);

}  // namespace glenoid
