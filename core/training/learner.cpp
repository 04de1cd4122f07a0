// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learner.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dataset/random.h"
#include "core/nn/weights.h"
#include "core/training/checkpoint.h"
#include "core/training/loss.h"
#include "core/training/network_options.h"
#include "core/training/precision.h"
#include "core/training/sampling.h"
#include "core/training/schedule.h"

namespace glenoid {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kStepsBetweenLossChecks = 16;
constexpr double kSecondsBetweenBatches = 0.25;
constexpr std::uint64_t kOrderStream = 0, kAugmentationStream = 1, kDropoutStream = 2;
constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::int64_t classCount(const TrainingData& data) { return static_cast<std::int64_t>(data.cache.info().labels.size()); }

torch::Tensor balancedWeightsOf(const TrainingData& data) {
  std::vector<std::int64_t> trained;
  for (const auto position : data.split.train) trained.push_back(data.cache.items()[position].label);
  return balancedWeights(trained, classCount(data));
}

}  // namespace

Learner::Learner(const TrainingOptions& options, const TrainingData& data, const PixelStore& store, const TrainingObserver& observer)
    : options_(options),
      data_(data),
      store_(store),
      observer_(observer),
      preprocessing_(preprocessingOf(options)),
      random_(store.device(), options.seed),
      augmentation_(options.augmentation, store.device()),
      batch_(options.batch) {
  const UseRandomStream use(random_);
  network_ = makeOne();
  if (options.inputSize < network_->minimumInput()) {
    throw Error(ErrorCode::OptionInvalid, "inputSize: at least " + std::to_string(network_->minimumInput()) + " for this network");
  }
  if (!options.startWeights.empty()) loadStartWeights(*network_, readAnyWeights(fromUtf8(options.startWeights)));
  if (options.emaDecay > 0) average_.emplace(*network_, makeOne());
  if (!options.distillation.teachers.empty()) {
    distillation_.emplace(options.distillation, data.cache.info().labels, *network_, preprocessing_, store.device());
  }
  if (data.pretraining) {
    pretraining_.emplace(*data.pretraining, *network_, store.device());
    freezeHead(*network_);
  }
  freezeStages(*network_, options.frozenStages);
  optimizer_.emplace(*network_, options.optimizer, options.stageRateFactor, besideNetwork());
  if (options.classWeights) classWeights_ = balancedWeightsOf(data).to(store.device());
}

std::shared_ptr<Network> Learner::makeOne() const {
  // A network has at least two classes; pictures without labels have one.
  auto network = makeNetwork(networkOptions(options_, std::max<std::size_t>(2, data_.cache.info().labels.size())));
  network->to(store_.device());
  useChannelsLast(*network);
  return network;
}

std::map<std::string, torch::Tensor> Learner::besideNetwork() const {
  auto beside = distillation_ ? distillation_->weights() : std::map<std::string, torch::Tensor>();
  if (pretraining_) beside.merge(pretraining_->weights());
  return beside;
}

std::vector<std::string> Learner::teachers() const { return distillation_ ? distillation_->digests() : std::vector<std::string>(); }

torch::Tensor Learner::lossOf(const torch::Tensor& pictures, const torch::Tensor& input, const torch::Tensor& targets,
                              torch::Tensor& logits) {
  const MixedPrecision mixed(store_.device(), options_.mixedPrecision);
  const auto map = network_->featureMap(input);
  logits = network_->logitsFromFeatureMap(map);
  if (!distillation_) return softCrossEntropy(logits, targets, classWeights_, options_.focalGamma);
  const auto taught = distillation_->loss(pictures, map, logits);
  const double weight = options_.distillation.labels;
  return weight > 0 ? taught + softCrossEntropy(logits, targets, classWeights_, options_.focalGamma) * weight : taught;
}

Learned Learner::learnLabels(const torch::Tensor& positions) {
  const auto start = Clock::now();
  const auto labels = store_.labels(positions);
  auto pictures = augmentation_.apply(store_.pictures(positions));
  auto targets = softTargets(labels, store_.classes(), options_.labelSmoothing);
  augmentation_.mixup(pictures, targets);
  const auto input = toNetworkInput(pictures, preprocessing_);
  waitedSeconds_ += secondsSince(start);
  torch::Tensor logits;
  const auto loss = lossOf(pictures, input, targets, logits);
  return {loss, (logits.detach().argmax(1) == labels).sum()};
}

Learned Learner::pretrain(const torch::Tensor& positions) {
  const auto start = Clock::now();
  const auto stored = store_.pictures(positions);
  auto pictures = augmentation_.apply(stored);
  if (pretraining_->views() == 2) pictures = torch::cat({pictures, augmentation_.apply(stored)});
  const auto input = toNetworkInput(pictures, preprocessing_);
  waitedSeconds_ += secondsSince(start);
  torch::Tensor map, taught;
  {
    const MixedPrecision mixed(store_.device(), options_.mixedPrecision);
    map = network_->featureMap(input);
    if (distillation_) taught = distillation_->loss(pictures, map, {});
  }
  auto learned = pretraining_->of(map.mean({2, 3}).to(torch::kFloat32), positions);
  if (taught.defined()) learned.loss = learned.loss * options_.distillation.labels + taught;
  return learned;
}

void Learner::step(const torch::Tensor& positions, double epochsDone, const CancelToken& token) {
  token.check();
  const auto learned = pretraining_ ? pretrain(positions) : learnLabels(positions);
  token.check();
  learned.loss.backward();
  optimizer_->step(rateFactor(options_.schedule, epochsDone, static_cast<double>(options_.epochs)));
  if (average_) average_->update(options_.emaDecay, optimizer_->steps());
  lossSum_ += learned.loss.detach() * positions.size(0);
  hits_ += learned.hits;
}

void Learner::requireFiniteLoss(std::int64_t epoch) const {
  if (!std::isfinite(lossSum_.item<double>())) throw Error(ErrorCode::NotANumber, "in epoch " + std::to_string(epoch));
}

double Learner::rateAt(double epochsDone) const {
  return options_.optimizer.rate * rateFactor(options_.schedule, epochsDone, static_cast<double>(options_.epochs));
}

void Learner::tell(const Progress& progress) {
  if (!observer_.progress) return;
  const auto start = Clock::now();
  observer_.progress(progress);
  heldSeconds_ += secondsSince(start);
}

// The first batch of an epoch is told at once. Later ones wait, because reading the sums waits for the device.
void Learner::tellBatches(std::int64_t images, double epochsDone) {
  if (!observer_.batch || (toldImages_ > 0 && secondsSince(toldAt_) < kSecondsBetweenBatches)) return;
  const double loss = lossSum_.item<double>(), hits = hits_.item<double>();
  const auto count = static_cast<double>(images - toldImages_);
  observer_.batch({epochsDone, (loss - toldLoss_) / count, (hits - toldHits_) / count, rateAt(epochsDone)});
  toldImages_ = images;
  toldLoss_ = loss;
  toldHits_ = hits;
  toldAt_ = Clock::now();
}

EpochRecord Learner::learn(std::int64_t epoch, const CancelToken& token) {
  const auto start = Clock::now();
  network_->train();
  freezeStages(*network_, options_.frozenStages);
  const auto number = static_cast<std::uint64_t>(epoch);
  const auto seedOf = [&](std::uint64_t stream) { return mixSeed(options_.seed, number, stream); };
  const auto order = epochOrder(data_.cache.items(), data_.split.train, options_.balancedSampling, seedOf(kOrderStream));
  augmentation_.seed(seedOf(kAugmentationStream));
  random_.seed(seedOf(kDropoutStream));
  const UseRandomStream use(random_);
  const auto positions = store_.positions(order);
  const auto total = positions.size(0);
  lossSum_ = torch::zeros({}, torch::TensorOptions(store_.device()).dtype(torch::kFloat32));
  hits_ = torch::zeros_like(lossSum_);
  waitedSeconds_ = heldSeconds_ = toldLoss_ = toldHits_ = 0;
  toldImages_ = 0;
  std::int64_t steps = 0;
  const auto epochsAt = [&](std::int64_t image) {
    return static_cast<double>(epoch - 1) + static_cast<double>(image) / static_cast<double>(total);
  };
  const auto one = [&](std::int64_t begin, std::int64_t count) {
    step(positions.narrow(0, begin, count), epochsAt(begin), token);
    if (++steps % kStepsBetweenLossChecks == 0) requireFiniteLoss(epoch);
    tellBatches(begin + count, epochsAt(begin + count));
    tell({static_cast<std::size_t>(begin + count), order.size(), {FactCode::Epoch, {epoch, options_.epochs}}});
  };
  batch_ = runInBatches(total, batch_, one, [&](std::int64_t batch) {
    network_->zero_grad();
    for (const auto& [name, weight] : besideNetwork()) torch::Tensor(weight).mutable_grad().reset();
    if (observer_.fact) {
      observer_.fact({FactCode::BatchHalved, {static_cast<std::int64_t>(batch)}});
    }
  });
  requireFiniteLoss(epoch);
  const auto images = static_cast<double>(total);
  const double trained = secondsSince(start) - heldSeconds_;
  EpochRecord record;
  record.epoch = epoch;
  record.rate = rateAt(static_cast<double>(epoch));
  record.trainLoss = lossSum_.item<double>() / images;
  record.trainAccuracy = hits_.item<double>() / images;
  record.validationLoss = record.validationAccuracy = kNoFigure;
  record.imagesPerSecond = images / trained;
  record.waitShare = waitedSeconds_ / trained;
  return record;
}

void Learner::save(Checkpoint& checkpoint) const {
  checkpoint.state["batch"] = batch_;
  checkpoint.state["steps"] = optimizer_->steps();
  checkpoint.state["teachers"] = teachers();
  checkpoint.network = weightsOf(*network_).tensors;
  if (average_) checkpoint.average = weightsOf(average_->network()).tensors;
  checkpoint.optimizer = optimizer_->state();
  checkpoint.distillation = besideNetwork();
}

void Learner::restore(const Checkpoint& checkpoint) {
  torch::NoGradGuard noGrad;
  if (checkpoint.state.at("teachers") != nlohmann::json(teachers())) {
    throw Error(ErrorCode::CheckpointInvalid, "the run in this folder had other teachers");
  }
  batch_ = checkpoint.state.at("batch").get<std::int64_t>();
  if (batch_ < 1) throw Error(ErrorCode::CheckpointInvalid, "its batch is empty");
  loadWeights(*network_, {checkpoint.network, {}});
  if (average_) loadWeights(average_->network(), {checkpoint.average, {}});
  optimizer_->restore(checkpoint.state.at("steps").get<std::int64_t>(), checkpoint.optimizer);
  for (const auto& [name, weight] : besideNetwork()) {
    const auto found = checkpoint.distillation.find(name);
    if (found == checkpoint.distillation.end() || found->second.sizes() != weight.sizes()) {
      throw Error(ErrorCode::CheckpointInvalid, "it lacks " + name);
    }
    torch::Tensor(weight).copy_(found->second);
  }
}

}  // namespace glenoid
