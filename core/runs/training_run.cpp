// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/training_run.h"

#include <numeric>
#include <optional>

#include <c10/core/DeviceGuard.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/parts.h"
#include "core/eval/prediction_table.h"
#include "core/nn/torch_error.h"
#include "core/runs/environment.h"
#include "core/runs/history.h"
#include "core/runs/run_failure.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_weights.h"
#include "core/training/checkpoint.h"
#include "core/training/trainer.h"

namespace glenoid {
namespace {

void checkParts(const Split& split, std::size_t count) {
  if (split.train.empty()) throw Error(ErrorCode::DatasetTooSmall, "the training part is empty");
  std::vector<bool> seen(count, false);
  for (const auto* part : {&split.train, &split.validation, &split.test}) {
    for (const auto position : *part) {
      if (position >= count) throw Error(ErrorCode::DatasetMismatch, "the split has images that the data set lacks");
      if (seen[position]) throw Error(ErrorCode::FileInvalid, "an image occurs twice in the split");
      seen[position] = true;
    }
  }
}

void refusePretraining(const RunFolder& folder) {
  std::error_code failure;
  if (std::filesystem::exists(folder.pretraining(), failure)) throw Error(ErrorCode::PretrainingFolder, "", toUtf8(folder.path));
}

// One run in its folder, from its start or its checkpoint to its figures.
class Run {
 public:
  // `group` is null for a single process.
  Run(const TrainingOptions& options, const TrainingData& data, RunFolder folder, const CancelToken& token,
      const TrainingObserver& observer, ProcessGroup* group);
  TrainingResult execute();

 private:
  TrainingResult work();
  void restore();
  void agreeWith(ProcessGroup& group);
  void learn();
  void save();
  void writeCurves() const;
  TrainingResult measure();
  PartResult answersTo(const std::vector<std::size_t>& positions, bool augmented) {
    return {positions, trainer_.answers(positions, augmented, token_), {}};
  }
  std::map<std::string, std::string> description(std::int64_t epoch) const;

  const TrainingOptions& options_;
  const TrainingData& data_;
  const RunFolder folder_;
  const CancelToken& token_;
  const TrainingObserver& observer_;
  const std::vector<std::string>& labels_;
  const RunDigests digests_;
  const bool writes_;  // this process keeps the run
  const c10::OptionalDeviceGuard onDevice_;
  Trainer trainer_;
  std::optional<TensorFile> newBest_;  // not yet written
};

Run::Run(const TrainingOptions& options, const TrainingData& data, RunFolder folder, const CancelToken& token,
         const TrainingObserver& observer, ProcessGroup* group)
    : options_(options),
      data_(data),
      folder_(std::move(folder)),
      token_(token),
      observer_(observer),
      labels_(data.cache.info().labels),
      digests_(digestsOf(data)),
      writes_(!group || group->isFirst()),
      onDevice_(group ? c10::optional<c10::Device>(group->device()) : c10::optional<c10::Device>()),
      trainer_(options, data, observer, group) {
  std::error_code failure;
  if (std::filesystem::exists(folder_.last(), failure)) restore();
  if (group) agreeWith(*group);
  if (observer_.accepted) observer_.accepted();
  // For a finished run, nothing about this machine is recorded.
  if (trainer_.isOver() || !writes_) return;
  writeDescription(folder_.path, options_, data_, digests_,
                   {trainer_.device(), trainer_.teachers(), static_cast<std::int64_t>(trainer_.history().size())});
}

void Run::restore() {
  requireResumable(folder_, options_, digests_.split);
  const auto checkpoint = readCheckpoint(folder_.last());
  const auto damaged = [&](const std::string& why) { return Error(ErrorCode::CheckpointInvalid, why, toUtf8(folder_.last())); };
  try {
    trainer_.restore(checkpoint);
  } catch (const nlohmann::json::exception& problem) {
    throw damaged(jsonProblem(problem));
  } catch (const Error& error) {
    throw error.code() == ErrorCode::WeightsMismatch ? damaged(error.detail()) : error.about(toUtf8(folder_.last()));
  }
  if (observer_.fact) observer_.fact({FactCode::RunContinued, {static_cast<std::int64_t>(trainer_.history().size())}});
}

// Processes on different machines may see different files.
void Run::agreeWith(ProcessGroup& group) {
  group.requireSame(toJson(options_).dump() + digests_.split + digests_.images + std::to_string(trainer_.history().size()));
  trainer_.takeFirst();
}

std::map<std::string, std::string> Run::description(std::int64_t epoch) const {
  return {{"labels", nlohmann::json(labels_).dump()}, {"options", toJson(options_).dump()}, {"epoch", std::to_string(epoch)}};
}

void Run::save() {
  // The best weights first: a run killed between the two writes repeats the epoch and finds the same best weights.
  if (newBest_) writeSafetensors(folder_.best(), *newBest_);
  newBest_.reset();
  Checkpoint checkpoint;
  checkpoint.state = {{"options", toJson(options_)}, {"split", digests_.split}};
  checkpoint.metadata = description(static_cast<std::int64_t>(trainer_.history().size()));
  trainer_.save(checkpoint);
  writeCheckpoint(folder_.last(), checkpoint);
}

TrainingResult Run::execute() {
  if (writes_) return keepingFailure(folder_.path, [&] { return withTorchErrors([&] { return work(); }); });
  try {
    return work();
  } catch (const Error& error) {
    throw failureOfTraining(error);
  }
}

TrainingResult Run::work() {
  // The run may have been killed between the checkpoint and these files.
  if (writes_ && !trainer_.history().empty()) writeCurves();
  learn();
  if (writes_) return measure();
  TrainingResult result;
  result.history = trainer_.history();
  return result;
}

void Run::learn() {
  while (!trainer_.isOver()) {
    trainer_.learnEpoch(token_);
    if (!writes_) continue;
    const auto& record = trainer_.history().back();
    if (auto best = trainer_.takeNewBest()) {
      best->metadata = description(record.epoch);
      newBest_ = std::move(best);
    }
    if (trainer_.isOver() || record.epoch % options_.checkpointEpochs == 0) save();
    writeCurves();
    if (observer_.epoch) observer_.epoch(record);
  }
}

void Run::writeCurves() const {
  writeHistory(folder_.path / "history.csv", trainer_.history());
  writeTensorBoard(folder_.path, trainer_.history());
}

TrainingResult Run::measure() {
  trainer_.answerWith(readBestWeights(folder_.best()).file);
  TrainingResult result;
  result.history = trainer_.history();
  result.bestEpoch = trainer_.best().epoch;
  result.stoppedEarly = static_cast<std::int64_t>(result.history.size()) < options_.epochs;
  result.weights = folder_.best();
  nlohmann::ordered_json json{{"bestEpoch", result.bestEpoch}, {"epochs", result.history.size()}, {"stoppedEarly", result.stoppedEarly}};
  const auto finish = [&](PartResult& part, double temperature, const std::string& name) {
    if (part.positions.empty()) return;
    part.evaluation = evaluate(part.predictions, labels_, temperature);
    writePredictions(folder_.path / (name + ".csv"), part.predictions, data_.cache, part.positions);
    json[name] = toJson(part.evaluation);
  };
  result.validation = answersTo(data_.split.validation, false);
  result.test = answersTo(data_.split.test, false);
  const double temperature = fitTemperature(result.validation.predictions);
  json["temperature"] = temperature;
  finish(result.validation, temperature, "validation");
  finish(result.test, temperature, "test");
  if (options_.testTimeAugmentation) {
    const double augmented = fitTemperature(answersTo(data_.split.validation, true).predictions);
    json["temperatureAugmented"] = augmented;
    result.testAugmented = answersTo(data_.split.test, true);
    finish(result.testAugmented, augmented, "test-augmented");
  }
  writeJson(folder_.path / "evaluation.json", json);
  return result;
}

// Every image in the training part.
Split wholeTrainingPart(const PixelCache& cache, std::uint64_t seed) {
  Split everything{seed, std::vector<std::size_t>(cache.size()), {}, {}};
  std::iota(everything.train.begin(), everything.train.end(), std::size_t{0});
  return everything;
}

}  // namespace

TrainingResult train(const TrainingOptions& options, const TrainingData& data, const FolderLock& run, const CancelToken& token,
                     const TrainingObserver& observer) {
  checkOptions(options);
  checkParts(data.split, data.cache.size());
  refusePretraining({run.path()});
  return withTorchErrors([&] { return Run(options, data, {run.path()}, token, observer, nullptr).execute(); });
}

TrainingResult trainTogether(const TrainingOptions& options, const TrainingData& data, const std::filesystem::path& run,
                             ProcessGroup& group, const CancelToken& token, const TrainingObserver& observer) {
  checkOptions(options);
  checkParts(data.split, data.cache.size());
  refusePretraining({run});
  try {
    return withTorchErrors([&] { return Run(options, data, {run}, token, observer, &group).execute(); });
  } catch (const Error& error) {
    // An interrupt reaches all processes, but not all at the same batch.
    if (error.code() == ErrorCode::ProcessLost) token.check();
    throw;
  }
}

Split partsFor(const RunRequest& request, const PixelCache& cache) {
  auto split = request.finalFit        ? wholeTrainingPart(cache, request.training.seed)
               : request.split.empty() ? splitOf(cache, request.splitSeed)
                                       : readSplit(request.split, cache.items());
  requireParts(request.training, split);
  return split;
}

TrainingResult trainOnAll(const TrainingOptions& options, const PixelCache& cache, const FolderLock& run, const CancelToken& token,
                          const TrainingObserver& observer) {
  const auto everything = wholeTrainingPart(cache, options.seed);
  return train(options, {cache, everything}, run, token, observer);
}

}  // namespace glenoid
