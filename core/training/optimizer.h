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

// torch's optimizers launch several kernels for each of DenseNet's 364 weights, and their state can only be stored with torch::save. This
// class works on lists of tensors (one launch for many) and names its state. Equations as in torch's documentation.
class WeightOptimizer {
 public:
  // Uses the weights that require a gradient. The rate of a stage is `rate` * stageRateFactor^(number of stages after it, including the
  // head). `beside` holds other weights that learn with the network at the head's rate, under names that no key of the network has.
  WeightOptimizer(const Network& network, const OptimizerOptions& options, double stageRateFactor,
                  const std::map<std::string, torch::Tensor>& beside = {});

  // One step with the present gradients and each rate times `factor`. Weights without a gradient stay. Clears the gradients.
  void step(double factor);

  // The number of steps, and tensors by name ("first.KEY", "second.KEY").
  std::int64_t steps() const { return steps_; }
  std::map<std::string, torch::Tensor> state() const;
  // Throws Error CheckpointInvalid if a tensor is missing or has another shape.
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

// Freezes the weights of the head.
void freezeHead(Network& network);
// Freezes the weights and batch norm of the first `count` stages. Call it whenever the network was put into training mode. Throws Error
// OptionInvalid if there are fewer stages.
void freezeStages(Network& network, std::int64_t count);

}  // namespace glenoid
