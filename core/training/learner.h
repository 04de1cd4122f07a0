// SPDX-License-Identifier: GPL-3.0-or-later
// A network that learns: its weights, all that changes beside them, and the passes over the training part.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <torch/types.h>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/random.h"
#include "core/training/augmentation.h"
#include "core/training/average.h"
#include "core/training/checkpoint.h"
#include "core/training/distillation.h"
#include "core/training/observer.h"
#include "core/training/optimizer.h"
#include "core/training/options.h"
#include "core/training/pixel_store.h"

namespace glenoid {

class Learner {
 public:
  // Builds the network with its start weights on the store's device, and loads the teachers. What is passed must outlive it; only the
  // training part of `data` is ever looked at. Throws Error OptionInvalid, FileNotFound, WeightsMismatch and as Distillation.
  Learner(const TrainingOptions& options, const TrainingData& data, const PixelStore& store, const TrainingObserver& observer);

  // One pass over the training part, everything random drawn from (seed, epoch): the rate, the figures of training, images a second and the
  // share of waiting are filled in. Throws Cancelled, Error NotANumber and OutOfMemory.
  EpochRecord learn(std::int64_t epoch, const CancelToken& token);

  // What answers: the averaged weights where the options ask for an average.
  Network& answering() { return average_ ? average_->network() : *network_; }
  const Preprocessing& preprocessing() const { return preprocessing_; }
  // Images a step: halved whenever the device's memory was full.
  std::int64_t batch() const { return batch_; }
  // What the last pass spent in the observer's progress(): a pause, which counts in none of its figures.
  double heldSeconds() const { return heldSeconds_; }
  // SHA-256 of each teacher's weights.
  std::vector<std::string> teachers() const;

  // Everything that learn() goes on from. restore() throws Error CheckpointInvalid or WeightsMismatch where something is missing or does
  // not fit, and nlohmann::json::exception where the state does.
  void save(Checkpoint& checkpoint) const;
  void restore(const Checkpoint& checkpoint);

 private:
  std::shared_ptr<Network> makeOne() const;
  void step(const torch::Tensor& positions, double epochsDone, const CancelToken& token);
  torch::Tensor lossOf(const torch::Tensor& pictures, const torch::Tensor& input, const torch::Tensor& targets, torch::Tensor& logits);
  void tell(const Progress& progress);
  void requireFiniteLoss(std::int64_t epoch) const;
  std::map<std::string, torch::Tensor> besideNetwork() const;

  const TrainingOptions& options_;
  const TrainingData& data_;
  const PixelStore& store_;
  const TrainingObserver& observer_;
  const Preprocessing preprocessing_;
  RandomStream random_;
  std::shared_ptr<Network> network_;
  std::optional<WeightAverage> average_;
  std::optional<Distillation> distillation_;
  std::optional<WeightOptimizer> optimizer_;
  Augmentation augmentation_;
  torch::Tensor classWeights_;  // undefined where not wanted
  std::int64_t batch_;

  // Of the epoch.
  torch::Tensor lossSum_, hits_;  // on the device: reading them waits for all its work
  double waitedSeconds_ = 0;
  double heldSeconds_ = 0;
};

}  // namespace glenoid
