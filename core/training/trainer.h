// SPDX-License-Identifier: GPL-3.0-or-later
// Trains in memory, epoch by epoch: learns, tracks the best epoch, and decides when to stop. Writes no file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/eval/predictions.h"
#include "core/nn/safetensors.h"
#include "core/training/learner.h"
#include "core/training/observer.h"
#include "core/training/options.h"

namespace glenoid {

// The best epoch has the highest validation accuracy, among equals, the lowest loss; without a validation part it is the last. One thread
// only; the arguments must outlive this object.
class Trainer {
 public:
  // Before the first epoch. With a `group`, of the device of this process in it; learnEpoch() is then collective, and all processes have
  // the same history. Throws Error as Learner and chooseDevice().
  Trainer(const TrainingOptions& options, const TrainingData& data, const TrainingObserver& observer, ProcessGroup* group = nullptr);

  // After the epochs of the checkpoint. Throws as Learner::restore(), and Error CheckpointInvalid for an incomplete history.
  void restore(const Checkpoint& checkpoint);
  // In a group, collective: every process takes over all tensors of the first.
  void takeFirst() { learner_.takeFirst(); }
  // The input of restore(), without Checkpoint::metadata: state "history" and "best", and the learner's.
  void save(Checkpoint& checkpoint) const;

  // All epochs are done, or patience has run out.
  bool isOver() const;
  // Learns one epoch and measures the validation part. Throws as Learner::learn(), and Cancelled.
  void learnEpoch(const CancelToken& token);
  const std::vector<EpochRecord>& history() const { return history_; }
  const EpochRecord& best() const { return history_[best_]; }
  // Weights of the best epoch, if new since the last call; without a validation part they are only fetched from the device after epochs
  // with a checkpoint.
  std::optional<TensorFile> takeNewBest();

  // Uses these weights for predictions. Throws Error WeightsMismatch.
  void answerWith(const TensorFile& weights);
  // Of the pictures at these positions of the cache. Throws Cancelled, Error OutOfMemory.
  Predictions answers(const std::vector<std::size_t>& positions, bool augmented, const CancelToken& token);

  Network& answering() { return learner_.answering(); }  // as Learner
  torch::Device device() const { return store_.device(); }
  std::vector<std::string> teachers() const { return learner_.teachers(); }  // as Learner

 private:
  void validate(EpochRecord& record, const CancelToken& token);
  Predictions validationAnswers(const CancelToken& token);
  void keepIfBest(const EpochRecord& record);

  const TrainingOptions& options_;
  const TrainingData& data_;
  const TrainingObserver& observer_;
  ProcessGroup* const group_;
  const PixelStore store_;
  Learner learner_;
  std::vector<EpochRecord> history_;
  std::size_t best_ = 0;  // index into history_
  std::optional<TensorFile> newBest_;
};

}  // namespace glenoid
