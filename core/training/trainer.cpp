// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/training/checkpoint.h"
#include "core/training/environment.h"
#include "core/training/learner.h"
#include "core/training/prediction.h"
#include "core/training/run_folder.h"
#include "core/training/run_weights.h"

namespace glenoid {
namespace {

double accuracyOf(const Predictions& predictions, const std::vector<std::string>& labels) { return evaluate(predictions, labels).accuracy; }

void checkParts(const Split& split, std::size_t count) {
  if (split.train.empty()) throw Error(ErrorCode::DatasetTooSmall, "the training part is empty");
  std::vector<bool> seen(count, false);
  for (const auto* part : {&split.train, &split.validation, &split.test}) {
    for (const auto position : *part) {
      if (position >= count) throw Error(ErrorCode::DatasetMismatch, "the split has images that it lacks");
      if (seen[position]) throw Error(ErrorCode::FileInvalid, "an image stands twice in the split");
      seen[position] = true;
    }
  }
}

// One run, from its start or checkpoint to its figures.
class Run {
 public:
  Run(const TrainingOptions& options, const TrainingData& data, RunFolder folder, const CancelToken& token,
      const TrainingObserver& observer);
  TrainingResult execute();

 private:
  void restore();
  void validate(EpochRecord& record);
  void keepIfBest(const EpochRecord& record);
  void save();
  void writeCurves() const;
  bool isOver() const;
  TrainingResult measure();
  PartResult predictPart(const std::vector<std::size_t>& positions, bool augmented);
  std::map<std::string, std::string> description(std::int64_t epoch) const;

  const TrainingOptions& options_;
  const TrainingData& data_;
  const RunFolder folder_;
  const CancelToken& token_;
  const TrainingObserver& observer_;
  const std::vector<std::string>& labels_;
  const PixelStore store_;
  const RunDigests digests_;
  Learner learner_;

  std::vector<EpochRecord> history_;
  std::size_t best_ = 0;               // index into history_
  std::optional<TensorFile> newBest_;  // not yet written
};

Run::Run(const TrainingOptions& options, const TrainingData& data, RunFolder folder, const CancelToken& token,
         const TrainingObserver& observer)
    : options_(options),
      data_(data),
      folder_(std::move(folder)),
      token_(token),
      observer_(observer),
      labels_(data.cache.info().labels),
      store_(data.cache, chooseDevice(options.device, observer)),
      digests_(digestsOf(data)),
      learner_(options, data, store_, observer) {
  // cuDNN searches for the fastest convolution once for each shape; training has two or three shapes.
  if (store_.device().is_cuda()) at::globalContext().setBenchmarkCuDNN(true);
  std::error_code failure;
  if (std::filesystem::exists(folder_.last(), failure)) restore();
  if (observer_.accepted) observer_.accepted();
  // For a finished run nothing about this machine is recorded.
  if (isOver()) return;
  writeDescription(folder_.path, options_, data_, digests_,
                   {store_.device(), learner_.teachers(), static_cast<std::int64_t>(history_.size())});
}

void Run::restore() {
  requireResumable(folder_, options_, digests_.split);
  const auto checkpoint = readCheckpoint(folder_.last());
  const auto damaged = [&](const std::string& why) { return Error(ErrorCode::CheckpointInvalid, why, toUtf8(folder_.last())); };
  try {
    for (const auto& record : checkpoint.state.at("history")) history_.push_back(epochFromJson(record));
    best_ = checkpoint.state.at("best").get<std::size_t>();
    if (history_.empty() || best_ >= history_.size()) throw damaged("its history is incomplete");
    learner_.restore(checkpoint);
  } catch (const nlohmann::json::exception& problem) {
    throw damaged(jsonProblem(problem));
  } catch (const Error& error) {
    throw error.code() == ErrorCode::WeightsMismatch ? damaged(error.detail()) : error.about(toUtf8(folder_.last()));
  }
  if (observer_.fact) observer_.fact({FactCode::RunContinued, {static_cast<std::int64_t>(history_.size())}});
}

void Run::validate(EpochRecord& record) {
  if (data_.split.validation.empty()) return;
  const auto predictions =
      predict(learner_.answering(), store_, data_.split.validation, {learner_.preprocessing(), learner_.batch(), false}, token_);
  record.validationLoss = negativeLogLikelihood(probabilities(predictions), predictions.truth);
  record.validationAccuracy = accuracyOf(predictions, labels_);
}

void Run::keepIfBest(const EpochRecord& record) {
  history_.push_back(record);
  const auto& best = history_[best_];
  const bool better = std::isnan(record.validationAccuracy) || history_.size() == 1 ||
                      record.validationAccuracy > best.validationAccuracy ||
                      (record.validationAccuracy == best.validationAccuracy && record.validationLoss < best.validationLoss);
  if (!better) return;
  best_ = history_.size() - 1;
  // Without validation only the last epoch counts, so only its weights are copied from the device.
  if (std::isnan(record.validationAccuracy) && !isOver() && record.epoch % options_.checkpointEpochs != 0) return;
  newBest_ = weightsOf(learner_.answering());
  newBest_->metadata = description(record.epoch);
}

std::map<std::string, std::string> Run::description(std::int64_t epoch) const {
  return {{"labels", nlohmann::json(labels_).dump()}, {"options", toJson(options_).dump()}, {"epoch", std::to_string(epoch)}};
}

void Run::save() {
  // The best weights first: a run killed between the two writes repeats the epoch and finds the same best weights.
  if (newBest_) writeSafetensors(folder_.best(), *newBest_);
  newBest_.reset();
  auto history = nlohmann::json::array();
  for (const auto& record : history_) history.push_back(toJson(record));
  Checkpoint checkpoint;
  checkpoint.state = {{"options", toJson(options_)}, {"split", digests_.split}, {"history", std::move(history)}, {"best", best_}};
  checkpoint.metadata = description(static_cast<std::int64_t>(history_.size()));
  learner_.save(checkpoint);
  writeCheckpoint(folder_.last(), checkpoint);
}

bool Run::isOver() const {
  const auto done = static_cast<std::int64_t>(history_.size());
  return done >= options_.epochs || (options_.patience > 0 && done > 0 && done - 1 - static_cast<std::int64_t>(best_) >= options_.patience);
}

TrainingResult Run::execute() {
  // The run may have been killed between the checkpoint and these files.
  if (!history_.empty()) writeCurves();
  while (!isOver()) {
    const auto start = std::chrono::steady_clock::now();
    auto record = learner_.learn(static_cast<std::int64_t>(history_.size()) + 1, token_);
    validate(record);
    record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() - learner_.heldSeconds();
    keepIfBest(record);
    if (isOver() || record.epoch % options_.checkpointEpochs == 0) save();
    writeCurves();
    if (observer_.epoch) observer_.epoch(record);
  }
  return measure();
}

void Run::writeCurves() const {
  writeHistory(folder_.path / "history.csv", history_);
  writeTensorBoard(folder_.path, history_);
}

PartResult Run::predictPart(const std::vector<std::size_t>& positions, bool augmented) {
  const PredictionOptions options{learner_.preprocessing(), learner_.batch(), augmented};
  return {positions, predict(learner_.answering(), store_, positions, options, token_, observer_.progress), {}};
}

TrainingResult Run::measure() {
  const auto best = readBestWeights(folder_.best());
  loadWeights(learner_.answering(), best.file);
  TrainingResult result;
  result.history = history_;
  result.bestEpoch = history_[best_].epoch;
  result.stoppedEarly = static_cast<std::int64_t>(history_.size()) < options_.epochs;
  result.weights = folder_.best();
  nlohmann::ordered_json json{{"bestEpoch", result.bestEpoch}, {"epochs", history_.size()}, {"stoppedEarly", result.stoppedEarly}};
  const auto finish = [&](PartResult& part, double temperature, const std::string& name) {
    if (part.positions.empty()) return;
    part.evaluation = evaluate(part.predictions, labels_, temperature);
    writePredictions(folder_.path / (name + ".csv"), part.predictions, data_.cache, part.positions);
    json[name] = toJson(part.evaluation);
  };
  result.validation = predictPart(data_.split.validation, false);
  result.test = predictPart(data_.split.test, false);
  const double temperature = fitTemperature(result.validation.predictions);
  json["temperature"] = temperature;
  finish(result.validation, temperature, "validation");
  finish(result.test, temperature, "test");
  if (options_.testTimeAugmentation) {
    const double augmented = fitTemperature(predictPart(data_.split.validation, true).predictions);
    json["temperatureAugmented"] = augmented;
    result.testAugmented = predictPart(data_.split.test, true);
    finish(result.testAugmented, augmented, "test-augmented");
  }
  writeJson(folder_.path / "evaluation.json", json);
  return result;
}

}  // namespace

TrainingResult train(const TrainingOptions& options, const TrainingData& data, const FolderLock& run, const CancelToken& token,
                     const TrainingObserver& observer) {
  checkOptions(options);
  checkParts(data.split, data.cache.size());
  return withTorchErrors([&] { return Run(options, data, {run.path()}, token, observer).execute(); });
}

TrainingResult trainOnAll(const TrainingOptions& options, const PixelCache& cache, const FolderLock& run, const CancelToken& token,
                          const TrainingObserver& observer) {
  Split everything{options.seed, std::vector<std::size_t>(cache.size()), {}, {}};
  std::iota(everything.train.begin(), everything.train.end(), std::size_t{0});
  return train(options, {cache, everything}, run, token, observer);
}

}  // namespace glenoid
