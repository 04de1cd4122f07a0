// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/pretraining_run.h"

#include <optional>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/sha256.h"
#include "core/bundle/bundle_weights.h"
#include "core/dataset/trained_images.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/runs/environment.h"
#include "core/runs/history.h"
#include "core/runs/run_failure.h"
#include "core/runs/run_folder.h"
#include "core/runs/stored_run.h"
#include "core/training/checkpoint.h"
#include "core/training/network_options.h"
#include "core/training/probe.h"
#include "core/training/trainer.h"

namespace glenoid {
namespace {

// The pictures that the probe must not find learned are the test part.
Split partsBeside(const PixelCache& cache, const ProbeData* probe, std::uint64_t seed) {
  std::set<std::string> kept;
  if (probe) {
    for (const auto* part : {&probe->split.validation, &probe->split.test}) {
      for (const auto position : *part) kept.insert(probe->cache.items()[position].sha256);
    }
  }
  Split split{seed, {}, {}, {}};
  for (std::size_t i = 0; i < cache.size(); ++i) (kept.contains(cache.items()[i].sha256) ? split.test : split.train).push_back(i);
  return split;
}

void checkPlan(const Pretraining& plan, const PixelCache& cache, const Split& split) {
  checkOptions(plan.options);
  if (split.train.size() < 2) throw Error(ErrorCode::DatasetTooSmall, "fewer than two pictures to learn from");
  if (plan.options.method != PretrainingMethod::Labels) return;
  if (plan.tasks.tasks.empty() || plan.tasks.values.size() != cache.size() * plan.tasks.tasks.size()) {
    throw Error(ErrorCode::DatasetMismatch, "the labels are not of these pictures");
  }
  for (const auto& task : plan.tasks.tasks) {
    if (task.labels.size() < 2) throw Error(ErrorCode::DatasetInvalid, task.name + " has fewer than two labels");
  }
}

nlohmann::json toJson(const ProbeRecord& record) {
  return {{"epoch", record.epoch}, {"neighbours", record.neighbours}, {"linear", record.linear}};
}

ProbeRecord probeFromJson(const nlohmann::json& json) {
  return {json.at("epoch").get<std::int64_t>(), json.at("neighbours").get<double>(), json.at("linear").get<double>()};
}

// The options without the folders of files.
nlohmann::ordered_json withoutFolders(PretrainingOptions options) {
  const auto shorten = [](std::string& path) { path = toUtf8(fromUtf8(path).filename()); };
  shorten(options.training.startWeights);
  for (auto& teacher : options.training.distillation.teachers) shorten(teacher);
  return toJson(options);
}

// One run in its folder, from its start or its checkpoint to its weights.
class Pretrainer {
 public:
  Pretrainer(const Pretraining& plan, const TrainingData& data, const ProbeData* probe, RunFolder folder, const CancelToken& token,
             const PretrainingObserver& observer);
  PretrainingResult execute();

 private:
  PretrainingResult work();
  nlohmann::json identity() const;
  void restore();
  bool probeIfDue();
  void save();
  void writeWeights();
  void writeCurves() const;
  nlohmann::ordered_json card() const;
  std::filesystem::path weights() const { return folder_.path / "start.safetensors"; }
  std::int64_t epochs() const { return static_cast<std::int64_t>(trainer_.history().size()); }
  RunDevices devices() const { return {trainer_.device(), trainer_.teachers(), epochs()}; }

  const Pretraining& plan_;
  const TrainingData& data_;
  const ProbeData* const probeData_;
  const RunFolder folder_;
  const CancelToken& token_;
  const PretrainingObserver& observer_;
  const RunDigests digests_;
  Trainer trainer_;
  std::optional<Probe> probe_;
  std::vector<ProbeRecord> probes_;
};

Pretrainer::Pretrainer(const Pretraining& plan, const TrainingData& data, const ProbeData* probe, RunFolder folder,
                       const CancelToken& token, const PretrainingObserver& observer)
    : plan_(plan),
      data_(data),
      probeData_(probe),
      folder_(std::move(folder)),
      token_(token),
      observer_(observer),
      digests_(digestsOf(data)),
      trainer_(plan.options.training, data, observer.training) {
  if (probe) probe_.emplace(*probe, trainer_.device(), plan.options.neighbours);
  std::error_code failure;
  if (std::filesystem::exists(folder_.last(), failure)) restore();
  if (observer.training.accepted) observer.training.accepted();
  if (!data.split.test.empty() && observer.training.fact) {
    observer.training.fact({FactCode::ProbeLeftOut, {static_cast<std::int64_t>(data.split.test.size())}});
  }
  if (trainer_.isOver()) return;
  writeJson(folder_.pretraining(), toJson(plan.options));
  writeJson(folder_.path / "split.json", toJson(data.split, data.cache.items()));
  writeJson(folder_.path / "environment.json", environmentOf(plan.options.training, data, digests_, devices()));
}

// What must be the same for a run to continue, beside the options.
nlohmann::json Pretrainer::identity() const {
  const bool readsLabels = plan_.options.method == PretrainingMethod::Labels;
  return {{"split", digests_.split}, {"labels", readsLabels ? tasksDigest(plan_.tasks) : ""}};
}

void Pretrainer::restore() {
  const auto checkpoint = readCheckpoint(folder_.last());
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::CheckpointInvalid, why, toUtf8(folder_.last())); };
  try {
    requireSameOptions(checkpoint.state.at("options"), plan_.options);
    if (checkpoint.state.at("pretraining") != identity()) throw invalid("the run in this folder had other pictures or labels");
    for (const auto& probe : checkpoint.state.at("probes")) probes_.push_back(probeFromJson(probe));
    trainer_.restore(checkpoint);
  } catch (const nlohmann::json::exception& problem) {
    throw invalid(jsonProblem(problem));
  } catch (const Error& error) {
    throw error.code() == ErrorCode::WeightsMismatch ? invalid(error.detail()) : error.about(toUtf8(folder_.last()));
  }
  if (observer_.training.fact) observer_.training.fact({FactCode::RunContinued, {epochs()}});
}

// Whether it was.
bool Pretrainer::probeIfDue() {
  const bool isTime = trainer_.isOver() || epochs() % plan_.options.probeEpochs == 0;
  const bool isDone = !probes_.empty() && probes_.back().epoch == epochs();
  if (!probe_ || !isTime || isDone) return false;
  const auto& training = plan_.options.training;
  auto record =
      probe_->measure(trainer_.answering(), {preprocessingOf(training), training.batch, false}, token_, observer_.training.progress);
  record.epoch = epochs();
  probes_.push_back(record);
  if (observer_.probe) observer_.probe(record);
  return true;
}

PretrainingResult Pretrainer::execute() {
  return keepingFailure(folder_.path, [&] { return withTorchErrors([&] { return work(); }); });
}

PretrainingResult Pretrainer::work() {
  // A run that continues may have been killed between the checkpoint and these files, or stopped in a probe.
  if (epochs() > 0) writeCurves();
  if (probeIfDue() && epochs() > 0) {
    save();
    writeCurves();
  }
  while (!trainer_.isOver()) {
    trainer_.learnEpoch(token_);
    if (observer_.training.epoch) observer_.training.epoch(trainer_.history().back());
    const bool isDue = trainer_.isOver() || epochs() % plan_.options.training.checkpointEpochs == 0;
    if (isDue) save();
    if (probeIfDue() && isDue) save();  // a probe may be interrupted
    writeCurves();
  }
  if (std::error_code failure; !std::filesystem::exists(weights(), failure)) writeWeights();
  return {trainer_.history(), probes_, weights(), folder_.path / "start.json"};
}

void Pretrainer::save() {
  // The weights first: a run killed between the two writes repeats the epoch and makes the same weights.
  writeWeights();
  Checkpoint checkpoint;
  checkpoint.state = {{"options", toJson(plan_.options)}, {"pretraining", identity()}, {"probes", nlohmann::json::array()}};
  for (const auto& probe : probes_) checkpoint.state["probes"].push_back(toJson(probe));
  trainer_.save(checkpoint);
  writeCheckpoint(folder_.last(), checkpoint);
}

void Pretrainer::writeWeights() {
  auto file = startWeightsOf(trainer_.answering(), plan_.options.halfPrecision ? torch::kHalf : torch::kFloat32);
  requireFinite(file);
  file.metadata = {{"epoch", std::to_string(epochs())}, {"architecture", plan_.options.training.architecture}};
  writeSafetensors(weights(), file);
  writeJson(folder_.path / "start.json", card());
}

nlohmann::ordered_json Pretrainer::card() const {
  nlohmann::ordered_json card{{"format", "glenoid-start-weights"},
                              {"version", 1},
                              {"file", toUtf8(weights().filename())},
                              {"sha256", sha256OfFile(weights())},
                              {"architecture", plan_.options.training.architecture},
                              {"epochs", epochs()},
                              {"loss", trainer_.history().back().trainLoss},
                              {"images", data_.split.train.size()},
                              {"leftOut", data_.split.test.size()}};
  if (plan_.options.method == PretrainingMethod::Labels) {
    for (std::size_t t = 0; t < plan_.tasks.tasks.size(); ++t) {
      const auto& task = plan_.tasks.tasks[t];
      const auto known = knownLabels(plan_.tasks, t, data_.split.train).size();
      card["tasks"].push_back({{"name", task.name}, {"labels", task.labels}, {"known", known}});
    }
  }
  if (probeData_) {
    card["probe"] = {{"images", probeData_->split.train.size()},
                     {"measured", probeData_->split.validation.size()},
                     {"imagesSha256", imagesDigest(probeData_->cache.items())}};
    for (const auto& probe : probes_) card["probe"]["results"].push_back(nlohmann::ordered_json(toJson(probe)));
  }
  card["environment"] = environmentOf(plan_.options.training, data_, digests_, devices());
  card["options"] = withoutFolders(plan_.options);
  return card;
}

void Pretrainer::writeCurves() const {
  MoreScalars more;
  for (const auto& probe : probes_) {
    more[probe.epoch] = {{"probe/neighbours", static_cast<float>(probe.neighbours)}, {"probe/linear", static_cast<float>(probe.linear)}};
  }
  writeHistory(folder_.path / "history.csv", trainer_.history());
  writeTensorBoard(folder_.path, trainer_.history(), more);
  if (probe_) writeProbes(folder_.path / "probes.csv", probes_);
}

}  // namespace

PretrainingResult pretrain(const Pretraining& plan, const PixelCache& cache, const ProbeData* probe, const FolderLock& run,
                           const CancelToken& token, const PretrainingObserver& observer) {
  const auto split = partsBeside(cache, probe, plan.options.training.seed);
  checkPlan(plan, cache, split);
  if (holdsTraining(run.path())) throw Error(ErrorCode::TrainingFolder, "", toUtf8(run.path()));
  const TrainingData data{cache, split, &plan};
  return withTorchErrors([&] { return Pretrainer(plan, data, probe, {run.path()}, token, observer).execute(); });
}

}  // namespace glenoid
