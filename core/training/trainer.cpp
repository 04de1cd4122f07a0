// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/eval/evaluation.h"
#include "core/nn/weights.h"
#include "core/training/checkpoint.h"
#include "core/training/prediction.h"
#include "core/training/sampling.h"
#include "core/training/training_device.h"

namespace glenoid {

Trainer::Trainer(const TrainingOptions& options, const TrainingData& data, const TrainingObserver& observer, ProcessGroup* group)
    : options_(options),
      data_(data),
      observer_(observer),
      group_(group),
      store_(data.cache, group ? group->device() : chooseDevice(options.device, observer)),
      learner_(options, data, store_, observer, group) {
  // cuDNN searches for the fastest convolution once for each shape; training has two or three shapes.
  if (store_.device().is_cuda()) at::globalContext().setBenchmarkCuDNN(true);
}

void Trainer::restore(const Checkpoint& checkpoint) {
  for (const auto& record : checkpoint.state.at("history")) history_.push_back(epochFromJson(record));
  best_ = checkpoint.state.at("best").get<std::size_t>();
  if (history_.empty() || best_ >= history_.size()) throw Error(ErrorCode::CheckpointInvalid, "its history is incomplete");
  learner_.restore(checkpoint);
}

void Trainer::save(Checkpoint& checkpoint) const {
  auto history = nlohmann::json::array();
  for (const auto& record : history_) history.push_back(toJson(record));
  checkpoint.state["history"] = std::move(history);
  checkpoint.state["best"] = best_;
  learner_.save(checkpoint);
}

bool Trainer::isOver() const {
  const auto done = static_cast<std::int64_t>(history_.size());
  return done >= options_.epochs || (options_.patience > 0 && done > 0 && done - 1 - static_cast<std::int64_t>(best_) >= options_.patience);
}

void Trainer::learnEpoch(const CancelToken& token) {
  const auto start = std::chrono::steady_clock::now();
  auto record = learner_.learn(static_cast<std::int64_t>(history_.size()) + 1, token);
  validate(record, token);
  record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() - learner_.heldSeconds();
  keepIfBest(record);
}

// In a group each process answers every n-th picture, and the sum of tables with zeros elsewhere is the whole table.
Predictions Trainer::validationAnswers(const CancelToken& token) {
  const auto& all = data_.split.validation;
  const PredictionOptions options{learner_.preprocessing(), learner_.batch(), false};
  if (!group_) return predict(learner_.answering(), store_, all, options, token);
  const auto rank = static_cast<std::size_t>(group_->rank()), ranks = static_cast<std::size_t>(group_->ranks());
  const auto own = everyNth(all, rank, ranks);
  const auto part = predict(learner_.answering(), store_, own, options, token);
  auto table = torch::zeros({static_cast<std::int64_t>(all.size()), store_.classes()}, torch::kFloat64);
  const auto classes = part.classes;
  for (std::size_t i = 0; i < own.size(); ++i) {
    std::copy_n(part.logits.begin() + static_cast<std::ptrdiff_t>(i * classes), classes,
                table.data_ptr<double>() + (rank + i * ranks) * classes);
  }
  group_->sum(table);
  Predictions whole;
  whole.classes = classes;
  whole.logits.assign(table.data_ptr<double>(), table.data_ptr<double>() + table.numel());
  for (const auto position : all) whole.truth.push_back(data_.cache.items()[position].label);
  return whole;
}

void Trainer::validate(EpochRecord& record, const CancelToken& token) {
  if (data_.split.validation.empty()) return;
  const auto predictions = validationAnswers(token);
  record.validationLoss = negativeLogLikelihood(probabilities(predictions), predictions.truth);
  record.validationAccuracy = evaluate(predictions, data_.cache.info().labels).accuracy;
}

void Trainer::keepIfBest(const EpochRecord& record) {
  history_.push_back(record);
  if (history_.size() > 1 && !isBetter(record, history_[best_])) return;
  best_ = history_.size() - 1;
  // Without validation only the last epoch counts, so only its weights are copied from the device.
  if (std::isnan(record.validationAccuracy) && !isOver() && record.epoch % options_.checkpointEpochs != 0) return;
  newBest_ = weightsOf(learner_.answering());
}

std::optional<TensorFile> Trainer::takeNewBest() { return std::exchange(newBest_, std::nullopt); }

void Trainer::answerWith(const TensorFile& weights) { loadWeights(learner_.answering(), weights); }

Predictions Trainer::answers(const std::vector<std::size_t>& positions, bool augmented, const CancelToken& token) {
  const PredictionOptions options{learner_.preprocessing(), learner_.batch(), augmented};
  return predict(learner_.answering(), store_, positions, options, token, observer_.progress);
}

}  // namespace glenoid
