// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learner.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include <c10/util/Exception.h>
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

Learner::Learner(const TrainingOptions& options, const TrainingData& data, const PixelStore& store, const TrainingObserver& observer,
                 ProcessGroup* group)
    : options_(options),
      data_(data),
      store_(store),
      observer_(observer),
      preprocessing_(preprocessingOf(options)),
      random_(store.device(), options.seed),
      augmentation_(options.augmentation, store.device()),
      batch_(options.batch),
      group_(group) {
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
    pretraining_.emplace(*data.pretraining, data.split.train, *network_, store.device());
    freezeHead(*network_);
  }
  freezeStages(*network_, options.frozenStages);
  optimizer_.emplace(*network_, options.optimizer, options.stageRateFactor, besideNetwork());
  if (options.classWeights) classWeights_ = balancedWeightsOf(data).to(store.device());
  if (!group) return;
  requireEnoughFor(*group);
  std::vector<torch::Tensor> learning;
  for (const auto& weight : network_->parameters()) {
    if (weight.requires_grad()) learning.push_back(weight);
  }
  for (const auto& [name, weight] : besideNetwork()) learning.push_back(weight);
  // Teachers of features alone leave the head of the network without a gradient.
  exchange_ = group->exchangeOf(learning, distillation_ && options.distillation.labels == 0);
  if (options.synchronisedBatchNorm) statistics_ = [group](torch::Tensor& figures) { group->sum(figures); };
}

// The batches of an epoch are nearly equal: none is smaller than half of `batch`, unless there is only one.
void Learner::requireEnoughFor(const ProcessGroup& group) const {
  const std::int64_t fewest = 2 * group.ranks();
  if (options_.batch < 2 * fewest) {
    throw Error(ErrorCode::OptionInvalid, "batch: at least " + std::to_string(2 * fewest) + " for this number of processes");
  }
  if (static_cast<std::int64_t>(data_.split.train.size()) < fewest) {
    throw Error(ErrorCode::DatasetTooSmall, "the training part is too small for this number of processes");
  }
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

// Mixup needs the pictures of the whole batch. Whatever else is drawn is drawn for the whole batch too, so the processes draw the same.
Learner::Part Learner::partOf(const torch::Tensor& positions) {
  const auto count = positions.size(0);
  auto labels = store_.labels(positions);
  auto targets = softTargets(labels, store_.classes(), options_.labelSmoothing);
  if (!group_) {
    auto pictures = augmentation_.apply(store_.pictures(positions));
    augmentation_.mixup(pictures, targets);
    return {pictures, labels, targets, 1, {}};
  }
  const auto rows = torch::arange(group_->rank(), count, group_->ranks(), torch::kLong), onDevice = rows.to(store_.device());
  const bool mixes = options_.augmentation.mixupAlpha > 0;
  if (!mixes) augmentation_.takeRows(count, rows);
  auto pictures = augmentation_.apply(store_.pictures(mixes ? positions : positions.index_select(0, rows.to(positions.device()))));
  augmentation_.mixup(pictures, targets);
  if (mixes) pictures = pictures.index_select(0, onDevice);
  const auto own = targets.index_select(0, onDevice);
  const auto ranks = static_cast<double>(group_->ranks());
  Part part{pictures, labels.index_select(0, onDevice), own, ranks * static_cast<double>(rows.size(0)) / static_cast<double>(count), {}};
  if (classWeights_.defined()) part.weight = (own * classWeights_).sum() / (targets * classWeights_).sum() * ranks;
  return part;
}

// In a group, the mean of the result over the processes is the loss of the whole batch.
torch::Tensor Learner::lossOf(const Part& part, const torch::Tensor& input, torch::Tensor& logits) {
  const MixedPrecision mixed(store_.device(), options_.mixedPrecision);
  const auto map = network_->featureMap(input);
  logits = network_->logitsFromFeatureMap(map);
  const auto ofLabels = [&] {
    const auto loss = softCrossEntropy(logits, part.targets, classWeights_, options_.focalGamma);
    return part.weight.defined() ? loss * part.weight : group_ ? loss * part.images : loss;
  };
  if (!distillation_) return ofLabels();
  auto taught = distillation_->loss(part.pictures, map, logits);
  if (group_) taught = taught * part.images;
  const double weight = options_.distillation.labels;
  return weight > 0 ? taught + ofLabels() * weight : taught;
}

Learned Learner::learnLabels(const torch::Tensor& positions) {
  const auto start = Clock::now();
  const auto part = partOf(positions);
  const auto input = toNetworkInput(part.pictures, preprocessing_);
  waitedSeconds_ += secondsSince(start);
  torch::Tensor logits;
  const auto loss = lossOf(part, input, logits);
  const auto hits = (logits.detach().argmax(1) == part.labels).sum();
  return {loss, group_ ? hits * group_->ranks() : hits};
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
  exchange_ ? exchange_->backward(learned.loss) : learned.loss.backward();
  optimizer_->step(rateFactor(options_.schedule, epochsDone, static_cast<double>(options_.epochs)));
  if (average_) average_->update(options_.emaDecay, optimizer_->steps());
  lossSum_ += learned.loss.detach() * positions.size(0);
  hits_ += learned.hits;
}

// The mean of a scalar over the processes. Gloo has no operation for it.
double Learner::overProcesses(const torch::Tensor& figure) const {
  if (!group_) return figure.item<double>();
  auto sum = figure.clone();
  group_->sum(sum);
  return sum.item<double>() / group_->ranks();
}

// Without synchronised batch norm each process has measured its own images.
void Learner::joinStatistics() {
  if (!group_ || statistics_) return;
  torch::NoGradGuard noGrad;
  const auto join = [&](const Network& network) {
    for (auto& buffer : network.buffers()) {
      if (!buffer.is_floating_point()) continue;
      group_->sum(buffer);
      buffer.div_(group_->ranks());
    }
  };
  join(*network_);
  if (average_) join(average_->network());
}

// A sum over the processes is not finite if one of its terms is not, so all of them stop.
void Learner::requireFiniteLoss(std::int64_t epoch) const {
  if (!std::isfinite(overProcesses(lossSum_))) throw Error(ErrorCode::NotANumber, "in epoch " + std::to_string(epoch));
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
  // Processes drop different units of their different pictures.
  random_.seed(group_ && !group_->isFirst() ? mixSeed(options_.seed, number, kDropoutStream + static_cast<std::uint64_t>(group_->rank()))
                                            : seedOf(kDropoutStream));
  const UseRandomStream use(random_);
  const UseSharedStatistics shared(statistics_ ? &statistics_ : nullptr);
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
    try {
      step(positions.narrow(0, begin, count), epochsAt(begin), token);
    } catch (const c10::OutOfMemoryError&) {
      // The other processes are in the middle of this step.
      if (group_) throw Error(ErrorCode::OutOfMemory, "on the device of process " + std::to_string(group_->rank()));
      throw;
    }
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
  joinStatistics();
  const auto images = static_cast<double>(total);
  const double trained = secondsSince(start) - heldSeconds_;
  EpochRecord record;
  record.epoch = epoch;
  record.rate = rateAt(static_cast<double>(epoch));
  record.trainLoss = overProcesses(lossSum_) / images;
  record.trainAccuracy = overProcesses(hits_) / images;
  record.validationLoss = record.validationAccuracy = kNoFigure;
  record.imagesPerSecond = images / trained;
  record.waitShare = waitedSeconds_ / trained;
  return record;
}

void Learner::takeFirst() {
  torch::NoGradGuard noGrad;
  Checkpoint own;
  save(own);
  for (auto* const tensors : {&own.network, &own.average, &own.optimizer, &own.distillation}) {
    for (auto& [name, tensor] : *tensors) group_->takeFirst(tensor);
  }
  restore(own);
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
  if (group_) batch_ = options_.batch;  // a single process may have halved it, which leaves too little for several
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
