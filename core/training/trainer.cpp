#include "core/training/trainer.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include <torch/version.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/dataset/random.h"
#include "core/nn/device.h"
#include "core/nn/weights.h"
#include "core/training/augmentation.h"
#include "core/training/average.h"
#include "core/training/checkpoint.h"
#include "core/training/loss.h"
#include "core/training/optimizer.h"
#include "core/training/precision.h"
#include "core/training/prediction.h"
#include "core/training/run_folder.h"
#include "core/training/schedule.h"

namespace glenoid {
namespace {

constexpr std::int64_t kStepsBetweenLossChecks = 16;
constexpr std::uint64_t kOrderStream = 0, kAugmentationStream = 1, kDropoutStream = 2;
constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();

std::string hashOf(const std::string& text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double accuracyOf(const Predictions& predictions, const std::vector<std::string>& labels) { return evaluate(predictions, labels).accuracy; }

void checkParts(const Split& split, std::size_t count) {
  if (split.train.empty()) throw Error(ErrorCode::DatasetInvalid, "the training part is empty");
  std::vector<bool> seen(count, false);
  for (const auto* part : {&split.train, &split.validation, &split.test}) {
    for (const auto position : *part) {
      if (position >= count) throw Error(ErrorCode::DatasetInvalid, "the split is of another data set");
      if (seen[position]) throw Error(ErrorCode::DatasetInvalid, "an image stands twice in the split");
      seen[position] = true;
    }
  }
}

// One run from its start, or its checkpoint, to its figures.
class Run {
 public:
  Run(const TrainingOptions& options, const TrainingData& data, RunFolder folder, const CancelToken& token,
      const TrainingObserver& observer);
  TrainingResult execute();

 private:
  void buildNetwork();
  void writeDescription();
  void restore();
  EpochRecord runEpoch(std::int64_t epoch);
  void step(const torch::Tensor& positions, double epochsDone);
  void requireFiniteLoss(std::int64_t epoch);
  void validate(EpochRecord& record);
  void keepIfBest(const EpochRecord& record);
  void save();
  bool isOver() const;
  TrainingResult measure();
  PartResult predictPart(const std::vector<std::size_t>& positions, bool augmented);
  Network& answering() { return average_ ? average_->network() : *network_; }
  void tell(const std::string& notice) const {
    if (observer_.notice) observer_.notice(notice);
  }

  const TrainingOptions& options_;
  const TrainingData& data_;
  const RunFolder folder_;
  const CancelToken& token_;
  const TrainingObserver& observer_;
  const std::vector<std::string>& labels_;
  const torch::Device device_;
  const PixelStore store_;
  const nlohmann::json splitJson_;
  const Preprocessing preprocessing_;

  std::shared_ptr<Network> network_;
  std::optional<WeightAverage> average_;
  std::optional<WeightOptimizer> optimizer_;
  Augmentation augmentation_;
  torch::Tensor classWeights_;  // undefined where not wanted

  std::vector<EpochRecord> history_;
  std::int64_t batch_;
  std::size_t best_ = 0;               // index into history_
  std::optional<TensorFile> newBest_;  // not yet written
  torch::Tensor lossSum_, hits_;       // of the epoch, on the device: reading them waits for all its work
};

torch::Device deviceFor(const std::string& wish, const TrainingObserver& observer) {
  std::vector<std::string> notices;
  const auto device = chooseDevice(wish, notices);
  for (const auto& notice : notices) {
    if (observer.notice) observer.notice(notice);
  }
  return device;
}

Run::Run(const TrainingOptions& options, const TrainingData& data, RunFolder folder, const CancelToken& token,
         const TrainingObserver& observer)
    : options_(options),
      data_(data),
      folder_(std::move(folder)),
      token_(token),
      observer_(observer),
      labels_(data.cache.info().labels),
      device_(deviceFor(options.device, observer)),
      store_(data.cache, device_),
      splitJson_(toJson(data.split, data.cache.items())),
      preprocessing_(preprocessingOf(options)),
      augmentation_(options.augmentation, device_),
      batch_(options.batch) {
  // The fastest convolution for each shape is looked for once; training meets two or three shapes.
  if (device_.is_cuda()) at::globalContext().setBenchmarkCuDNN(true);
  buildNetwork();
  if (options_.classWeights) {
    std::vector<std::int64_t> trained;
    for (const auto position : data_.split.train) trained.push_back(data_.cache.items()[position].label);
    classWeights_ = balancedWeights(trained, static_cast<std::int64_t>(labels_.size())).to(device_);
  }
  if (std::filesystem::exists(folder_.last()))
    restore();
  else
    writeDescription();
}

void Run::buildNetwork() {
  const auto make = [&] {
    auto network = makeNetwork(networkOptions(options_, labels_.size()));
    network->to(device_);
    useChannelsLast(*network);
    return network;
  };
  torch::manual_seed(options_.seed);
  network_ = make();
  if (options_.inputSize < network_->minimumInput()) {
    throw Error(ErrorCode::OptionInvalid, "inputSize: at least " + std::to_string(network_->minimumInput()) + " for this network");
  }
  if (!options_.startWeights.empty()) loadStartWeights(*network_, readSafetensors(options_.startWeights));
  if (options_.emaDecay > 0) average_.emplace(*network_, make());
  freezeStages(*network_, options_.frozenStages);
  optimizer_.emplace(*network_, options_.optimizer, options_.stageRateFactor);
}

void Run::writeDescription() {
  writeJson(folder_.path / "options.json", toJson(options_));
  writeJson(folder_.path / "split.json", splitJson_);
  std::string contents;
  for (const auto& item : data_.cache.items()) contents += item.sha256 + "\n";
  writeJson(folder_.path / "environment.json",
            {{"torch", TORCH_VERSION},
             {"device", device_.str()},
             {"threads", at::get_num_threads()},
             {"labels", labels_},
             {"images", data_.cache.size()},
             {"imagesSha256", hashOf(contents)},
             {"recipe", data_.cache.info().recipe},
             {"splitSha256", hashOf(splitJson_.dump())},
             {"startWeightsSha256", options_.startWeights.empty() ? "" : sha256OfFile(options_.startWeights)}});
}

void Run::restore() {
  const auto checkpoint = readCheckpoint(folder_.last());
  const auto damaged = [&](const std::string& why) { return Error(ErrorCode::CheckpointInvalid, why, toUtf8(folder_.last())); };
  try {
    requireSameOptions(checkpoint.state.at("options"), options_);
    if (checkpoint.state.at("split") != hashOf(splitJson_.dump())) throw damaged("the run in this folder had another split or data set");
    for (const auto& record : checkpoint.state.at("history")) history_.push_back(epochFromJson(record));
    best_ = checkpoint.state.at("best").get<std::size_t>();
    batch_ = checkpoint.state.at("batch").get<std::int64_t>();
    if (history_.empty() || best_ >= history_.size() || batch_ < 1) throw damaged("its history is incomplete");
    loadWeights(*network_, {checkpoint.network, {}});
    if (average_) loadWeights(average_->network(), {checkpoint.average, {}});
    optimizer_->restore(checkpoint.state.at("steps").get<std::int64_t>(), checkpoint.optimizer);
  } catch (const nlohmann::json::exception& problem) {
    throw damaged(problem.what());
  } catch (const Error& error) {
    throw error.code() == ErrorCode::WeightsMismatch ? damaged(error.detail()) : error;
  }
  tell("going on after epoch " + std::to_string(history_.size()));
}

void Run::step(const torch::Tensor& positions, double epochsDone) {
  token_.check();
  const auto labels = store_.labels(positions);
  auto pictures = augmentation_.apply(store_.pictures(positions));
  auto targets = softTargets(labels, store_.classes(), options_.labelSmoothing);
  augmentation_.mixup(pictures, targets);
  torch::Tensor logits;
  {
    const MixedPrecision mixed(device_, options_.mixedPrecision);
    logits = network_->forward(toNetworkInput(pictures, preprocessing_));
  }
  const auto loss = softCrossEntropy(logits, targets, classWeights_);
  token_.check();
  loss.backward();
  optimizer_->step(rateFactor(options_.schedule, epochsDone, static_cast<double>(options_.epochs)));
  if (average_) average_->update(options_.emaDecay, optimizer_->steps());
  lossSum_ += loss.detach() * positions.size(0);
  hits_ += (logits.detach().argmax(1) == labels).sum();
}

void Run::requireFiniteLoss(std::int64_t epoch) {
  if (!std::isfinite(lossSum_.item<double>())) throw Error(ErrorCode::NotANumber, "in epoch " + std::to_string(epoch));
}

EpochRecord Run::runEpoch(std::int64_t epoch) {
  const auto start = std::chrono::steady_clock::now();
  network_->train();
  freezeStages(*network_, options_.frozenStages);
  const auto number = static_cast<std::uint64_t>(epoch);
  auto order = data_.split.train;
  Random(mixSeed(options_.seed, number, kOrderStream)).shuffle(order);
  augmentation_.seed(mixSeed(options_.seed, number, kAugmentationStream));
  torch::manual_seed(mixSeed(options_.seed, number, kDropoutStream));
  const auto positions = store_.positions(order);
  const auto total = positions.size(0);
  lossSum_ = torch::zeros({}, torch::TensorOptions(device_).dtype(torch::kFloat32));
  hits_ = torch::zeros({}, torch::TensorOptions(device_).dtype(torch::kLong));
  std::int64_t steps = 0;
  const auto one = [&](std::int64_t begin, std::int64_t count) {
    step(positions.narrow(0, begin, count), static_cast<double>(epoch - 1) + static_cast<double>(begin) / static_cast<double>(total));
    if (++steps % kStepsBetweenLossChecks == 0) requireFiniteLoss(epoch);
    if (observer_.progress) {
      observer_.progress({static_cast<std::size_t>(begin + count), order.size(),
                          "epoch " + std::to_string(epoch) + " of " + std::to_string(options_.epochs)});
    }
  };
  batch_ = runInBatches(total, batch_, one, [&](std::int64_t batch) {
    network_->zero_grad();
    tell("the device's memory is full: going on with batches of " + std::to_string(batch));
  });
  requireFiniteLoss(epoch);
  const auto images = static_cast<double>(total);
  const double trained = secondsSince(start);
  EpochRecord record{
      epoch,
      options_.optimizer.rate * rateFactor(options_.schedule, static_cast<double>(epoch), static_cast<double>(options_.epochs)),
      lossSum_.item<double>() / images,
      hits_.item<double>() / images,
      kNoFigure,
      kNoFigure,
      0,
      images / trained};
  validate(record);
  record.seconds = secondsSince(start);
  return record;
}

void Run::validate(EpochRecord& record) {
  if (data_.split.validation.empty()) return;
  const auto predictions = predict(answering(), store_, data_.split.validation, {preprocessing_, batch_, false}, token_);
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
  // Without validation only the last epoch counts, and only its weights are fetched from the device.
  if (std::isnan(record.validationAccuracy) && !isOver() && record.epoch % options_.checkpointEpochs != 0) return;
  newBest_ = weightsOf(answering());
  newBest_->metadata = {
      {"labels", nlohmann::json(labels_).dump()}, {"options", toJson(options_).dump()}, {"epoch", std::to_string(record.epoch)}};
}

void Run::save() {
  // Best first: a run killed between the two repeats the epoch and finds the same best again.
  if (newBest_) writeSafetensors(folder_.best(), *newBest_);
  newBest_.reset();
  auto history = nlohmann::json::array();
  for (const auto& record : history_) history.push_back(toJson(record));
  Checkpoint checkpoint{{{"options", toJson(options_)},
                         {"split", hashOf(splitJson_.dump())},
                         {"history", std::move(history)},
                         {"best", best_},
                         {"batch", batch_},
                         {"steps", optimizer_->steps()}},
                        weightsOf(*network_).tensors,
                        {},
                        optimizer_->state()};
  if (average_) checkpoint.average = weightsOf(average_->network()).tensors;
  writeCheckpoint(folder_.last(), checkpoint);
}

bool Run::isOver() const {
  const auto done = static_cast<std::int64_t>(history_.size());
  return done >= options_.epochs || (options_.patience > 0 && done > 0 && done - 1 - static_cast<std::int64_t>(best_) >= options_.patience);
}

TrainingResult Run::execute() {
  while (!isOver()) {
    const auto record = runEpoch(static_cast<std::int64_t>(history_.size()) + 1);
    keepIfBest(record);
    if (isOver() || record.epoch % options_.checkpointEpochs == 0) save();
    writeHistory(folder_.path / "history.csv", history_);
    if (observer_.epoch) observer_.epoch(record);
  }
  return measure();
}

PartResult Run::predictPart(const std::vector<std::size_t>& positions, bool augmented) {
  return {positions, predict(*network_, store_, positions, {preprocessing_, batch_, augmented}, token_, observer_.progress), {}};
}

TrainingResult Run::measure() {
  const auto best = readBestWeights(folder_.best());
  loadWeights(*network_, best.file);
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

TrainingResult train(const TrainingOptions& options, const TrainingData& data, const std::filesystem::path& runFolder,
                     const CancelToken& token, const TrainingObserver& observer) {
  checkOptions(options);
  checkParts(data.split, data.cache.size());
  try {
    return Run(options, data, {runFolder}, token, observer).execute();
  } catch (const c10::OutOfMemoryError& problem) {
    throw Error(ErrorCode::OutOfMemory, problem.what_without_backtrace());
  } catch (const c10::Error& problem) {
    throw Error(ErrorCode::Internal, problem.what_without_backtrace());
  }
}

TrainingResult trainOnAll(const TrainingOptions& options, const PixelCache& cache, const std::filesystem::path& runFolder,
                          const CancelToken& token, const TrainingObserver& observer) {
  Split everything{options.seed, std::vector<std::size_t>(cache.size()), {}, {}};
  std::iota(everything.train.begin(), everything.train.end(), std::size_t{0});
  return train(options, {cache, everything}, runFolder, token, observer);
}

}  // namespace glenoid
