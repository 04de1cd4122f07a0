// SPDX-License-Identifier: GPL-3.0-or-later
// A network in training: its weights, everything else that changes with them, and the passes over the training part.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <torch/types.h>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/nn/batch_norm.h"
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
#include "core/training/pretraining_loss.h"
#include "core/training/process_group.h"

namespace glenoid {

class Learner {
 public:
  // Builds the network with its start weights on the store's device, and loads the teachers. In pretraining the head does not learn. The
  // arguments must outlive this object. Only the training part of `data` is used. With a `group`, each of its processes takes every n-th
  // image of a batch, the gradients are those of the whole batch, and learn() is collective. Throws Error OptionInvalid, FileNotFound,
  // WeightsMismatch, DatasetTooSmall if a batch would leave a process fewer than two images, and as Distillation does.
  Learner(const TrainingOptions& options, const TrainingData& data, const PixelStore& store, const TrainingObserver& observer,
          ProcessGroup* group = nullptr);

  // One pass over the training part; all randomness is drawn from (seed, epoch). Fills in the rate, the training figures, the images per
  // second and the share of waiting. Throws Cancelled, Error NotANumber and OutOfMemory; in a group also ProcessLost.
  EpochRecord learn(std::int64_t epoch, const CancelToken& token);

  // The network used for predictions: the averaged weights if the options ask for an average.
  Network& answering() { return average_ ? average_->network() : *network_; }
  const Preprocessing& preprocessing() const { return preprocessing_; }
  // Images in a step; halved each time the device's memory was full, but never in a group.
  std::int64_t batch() const { return batch_; }
  // Seconds that the last pass spent in the observer's progress(). This is a pause, which counts in no figure.
  double heldSeconds() const { return heldSeconds_; }
  // SHA-256 of each teacher's weights.
  std::vector<std::string> teachers() const;

  // The whole state that learn() continues from. restore() throws Error CheckpointInvalid or WeightsMismatch if something is missing or
  // does not fit, and nlohmann::json::exception if the state is malformed.
  void save(Checkpoint& checkpoint) const;
  void restore(const Checkpoint& checkpoint);
  // In a group, collective: every process takes over all tensors of the first.
  void takeFirst();

 private:
  // What this process computes of a batch.
  struct Part {
    torch::Tensor pictures;         // [n, 1, S, S] float32, augmented
    torch::Tensor labels, targets;  // [n] and [n, classes]
    double images = 1;              // its share of the batch's images, times the number of processes
    torch::Tensor weight;           // the same share of the class weights; undefined if equal to `images`
  };

  std::shared_ptr<Network> makeOne() const;
  void requireEnoughFor(const ProcessGroup& group) const;
  Part partOf(const torch::Tensor& positions);
  double overProcesses(const torch::Tensor& figure) const;
  void joinStatistics();
  void step(const torch::Tensor& positions, double epochsDone, const CancelToken& token);
  Learned learnLabels(const torch::Tensor& positions);
  Learned pretrain(const torch::Tensor& positions);
  torch::Tensor lossOf(const Part& part, const torch::Tensor& input, torch::Tensor& logits);
  void tell(const Progress& progress);
  void tellBatches(std::int64_t images, double epochsDone);
  void requireFiniteLoss(std::int64_t epoch) const;
  double rateAt(double epochsDone) const;
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
  std::optional<PretrainingLoss> pretraining_;
  std::optional<WeightOptimizer> optimizer_;
  Augmentation augmentation_;
  torch::Tensor classWeights_;  // undefined if not in use
  std::int64_t batch_;
  ProcessGroup* group_;
  std::unique_ptr<GradientExchange> exchange_;  // null without a group
  SumOverProcesses statistics_;                 // empty unless batch norm is synchronised

  // Sums of the current epoch. In a group each process counts its images for those of the others too, and the mean over the processes is
  // exact.
  torch::Tensor lossSum_, hits_;  // on the device: reading them waits for its queue
  double waitedSeconds_ = 0;
  double heldSeconds_ = 0;

  // What the observer's batch() was last told in this epoch.
  std::int64_t toldImages_ = 0;
  double toldLoss_ = 0, toldHits_ = 0;
  std::chrono::steady_clock::time_point toldAt_;
};

}  // namespace glenoid
