// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/fusion.h"

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/plan/frozen_network.h"
#include "core/runs/environment.h"
#include "core/runs/run_evaluation.h"
#include "core/runs/run_weights.h"
#include "core/training/network_options.h"
#include "core/training/pixel_store.h"
#include "core/training/precision.h"
#include "core/training/schedule.h"
#include "core/training/training_device.h"

namespace glenoid {
namespace {

// [N, featureChannels()] float32 on the CPU.
torch::Tensor pooledFeatures(const RunNetwork& run, const PixelStore& store, const std::vector<std::size_t>& positions,
                             const CancelToken& token, const TrainingObserver& observer) {
  const torch::NoGradGuard noGrad;
  const FullPrecision fullPrecision;
  if (positions.empty()) return torch::empty({0, run.network->featureChannels()});
  run.network->eval();
  const auto network = frozen(run.network);
  const auto all = store.positions(positions);
  std::vector<torch::Tensor> features;
  runInBatches(
      all.size(0), run.options.batch,
      [&](std::int64_t begin, std::int64_t count) {
        token.check();
        const auto pictures = toNetworkInput(store.pictures(all.narrow(0, begin, count)), preprocessingOf(run.options));
        features.push_back(network->featureMap(pictures).mean({2, 3}).to(torch::kCPU));
        if (observer.progress) observer.progress({static_cast<std::size_t>(begin + count), positions.size(), {FactCode::Features, {}}});
      },
      [](std::int64_t) {});
  return torch::cat(features);
}

void requireSplit(const std::filesystem::path& run, const TrainingData& data) {
  const auto split = readSplit(run / "split.json", data.cache.items());
  if (split.train != data.split.train || split.validation != data.split.validation || split.test != data.split.test) {
    throw Error(ErrorCode::CheckpointInvalid, "the run in this folder had another split", toUtf8(run));
  }
}

Predictions predictionsOf(const torch::Tensor& logits, const torch::Tensor& labels) {
  const auto table = logits.contiguous();
  Predictions predictions;
  predictions.classes = static_cast<std::size_t>(logits.size(1));
  predictions.logits.assign(table.data_ptr<double>(), table.data_ptr<double>() + table.numel());
  for (std::int64_t i = 0; i < labels.size(0); ++i) predictions.truth.push_back(static_cast<std::size_t>(labels[i].item<std::int64_t>()));
  return predictions;
}

}  // namespace

Fusion fuseRuns(const std::vector<std::filesystem::path>& runs, const TrainingData& data, const std::string& device,
                const CancelToken& token, const TrainingObserver& observer) {
  if (runs.empty()) throw Error(ErrorCode::OptionInvalid, "a fusion needs a network");
  const auto& labels = data.cache.info().labels;
  const auto where = chooseDevice(device, observer);
  const PixelStore store(data.cache, where);
  std::vector<torch::Tensor> train, validation, test;
  for (const auto& folder : runs) {
    requireSplit(folder, data);
    const auto run = loadRunNetwork(folder, labels, where);
    train.push_back(pooledFeatures(run, store, data.split.train, token, observer));
    validation.push_back(pooledFeatures(run, store, data.split.validation, token, observer));
    test.push_back(pooledFeatures(run, store, data.split.test, token, observer));
  }
  const auto part = [&](const std::vector<torch::Tensor>& features, const std::vector<std::size_t>& positions) {
    return LabelledFeatures{torch::cat(features, 1), store.labels(store.positions(positions)).to(torch::kCPU)};
  };
  const auto validated = part(validation, data.split.validation), tested = part(test, data.split.test);
  Fusion fusion;
  fusion.head = fitLinearHead(part(train, data.split.train), validated, store.classes(), token);
  const auto answers = predictionsOf(fusion.head.logits(validated.features), validated.labels);
  const double temperature = fitTemperature(answers);
  fusion.validation = {data.split.validation, answers, evaluate(answers, labels, temperature)};
  const auto answered = predictionsOf(fusion.head.logits(tested.features), tested.labels);
  fusion.test = {data.split.test, answered, evaluate(answered, labels, temperature)};
  return fusion;
}

}  // namespace glenoid
