// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/probe.h"

#include <algorithm>

#include <torch/nn/functional/normalization.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/training/precision.h"
#include "core/training/schedule.h"

namespace glenoid {
namespace {

constexpr double kSharpness = 1 / 0.07;
constexpr double kPenalty = 0.01;

torch::Tensor ofLengthOne(const torch::Tensor& features) {
  return torch::nn::functional::normalize(features, torch::nn::functional::NormalizeFuncOptions().dim(1));
}

// To mean 0 and deviation 1 of `known`. An untrained network has tiny features, which count all the same; a constant one is rounding noise.
torch::Tensor scaledLike(const torch::Tensor& known, const torch::Tensor& features) {
  const auto mean = known.mean(0), deviation = known.std(0, /*unbiased=*/false);
  const auto scaled = (features - mean) / deviation;
  return torch::where(deviation > mean.abs() * 1e-5, scaled, torch::zeros_like(scaled));
}

double shareRight(const torch::Tensor& scores, const torch::Tensor& labels) {
  return (scores.argmax(1) == labels).to(torch::kFloat64).mean().item<double>();
}

}  // namespace

torch::Tensor pooledFeatures(Network& network, const PixelStore& store, const std::vector<std::size_t>& positions,
                             const PredictionOptions& options, const CancelToken& token, const ProgressCallback& progress) {
  torch::NoGradGuard noGrad;
  const FullPrecision fullPrecision;
  network.eval();
  const auto all = store.positions(positions);
  const auto total = static_cast<std::int64_t>(positions.size());
  std::vector<torch::Tensor> features;
  const auto one = [&](std::int64_t begin, std::int64_t count) {
    token.check();
    const auto pictures = store.pictures(all.narrow(0, begin, count));
    features.push_back(network.featureMap(toNetworkInput(pictures, options.preprocessing)).mean({2, 3}).to(torch::kCPU, torch::kFloat32));
    if (progress) progress({static_cast<std::size_t>(begin + count), positions.size(), {FactCode::Features, {}}});
  };
  runInBatches(total, options.batch, one, [](std::int64_t) {});
  return torch::cat(features);
}

double neighbourAccuracy(const LabelledFeatures& known, const LabelledFeatures& asked, std::int64_t classes, std::int64_t neighbours) {
  torch::NoGradGuard noGrad;
  const auto of = [&](const torch::Tensor& features) { return ofLengthOne(scaledLike(known.features, features)); };
  const auto similarity = of(asked.features).matmul(of(known.features).t());
  const auto [nearest, which] = similarity.topk(std::min(neighbours, known.features.size(0)), 1);
  const auto labels = known.labels.index_select(0, which.flatten()).view(which.sizes());
  const auto votes = torch::zeros({asked.features.size(0), classes}).scatter_add(1, labels, torch::exp((nearest - 1) * kSharpness));
  return shareRight(votes, asked.labels);
}

double linearAccuracy(const LabelledFeatures& known, const LabelledFeatures& asked, std::int64_t classes) {
  const auto head = fitLinearHead(known, kPenalty, classes);
  torch::NoGradGuard noGrad;
  return shareRight(head.logits(asked.features), asked.labels);
}

Probe::Probe(const ProbeData& data, torch::Device device, std::int64_t neighbours)
    : data_(data), store_(data.cache, device), neighbours_(neighbours) {
  if (data.split.train.empty() || data.split.validation.empty()) throw Error(ErrorCode::DatasetTooSmall, "a part of the probe is empty");
}

ProbeRecord Probe::measure(Network& network, const PredictionOptions& options, const CancelToken& token, const ProgressCallback& progress) {
  const auto of = [&](const std::vector<std::size_t>& part) -> LabelledFeatures {
    const auto labels = store_.labels(store_.positions(part)).to(torch::kCPU);
    return {pooledFeatures(network, store_, part, options, token, progress), labels};
  };
  const auto known = of(data_.split.train), asked = of(data_.split.validation);
  token.check();
  return {0, neighbourAccuracy(known, asked, store_.classes(), neighbours_), linearAccuracy(known, asked, store_.classes())};
}

}  // namespace glenoid
