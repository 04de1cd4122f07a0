// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/pretraining_loss.h"

#include <algorithm>
#include <limits>

#include <torch/nn/functional/loss.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/blocks.h"
#include "core/training/loss.h"

namespace glenoid {
namespace {

constexpr double kVarianceFloor = 1e-4;

// Batch norm always of the batch itself: these layers are never used for an answer.
torch::nn::BatchNorm1d batchNorm(std::int64_t width) {
  return torch::nn::BatchNorm1d(torch::nn::BatchNorm1dOptions(width).track_running_stats(false));
}

torch::Tensor notMeasured(const torch::Tensor& like) {
  return torch::full({}, std::numeric_limits<double>::quiet_NaN(), torch::TensorOptions(like.device()).dtype(torch::kFloat32));
}

}  // namespace

// The dense layers by name; the norms follow all but the last layer.
struct PretrainingLoss::Layers {
  std::vector<torch::nn::Linear> dense;
  std::vector<torch::nn::BatchNorm1d> norms;
};

PretrainingLoss::PretrainingLoss(const Pretraining& plan, const std::vector<std::size_t>& trained, const Network& student,
                                 torch::Device device)
    : options_(plan.options), layers_(std::make_unique<Layers>()) {
  const auto channels = student.featureChannels();
  if (options_.method == PretrainingMethod::Labels) {
    const auto& tasks = plan.tasks.tasks;
    if (tasks.empty()) throw Error(ErrorCode::Internal, "pretraining by labels without a task");
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      const auto classes = static_cast<std::int64_t>(tasks[t].labels.size());
      layers_->dense.push_back(denseLayer(channels, classes));
      const auto weights =
          options_.training.classWeights ? balancedWeights(knownLabels(plan.tasks, t, trained), classes) : torch::ones({classes});
      classWeights_.push_back(weights.to(device));
    }
    labels_ = torch::tensor(plan.tasks.values, torch::kLong).view({-1, static_cast<std::int64_t>(tasks.size())}).to(device);
  } else if (options_.method == PretrainingMethod::Views) {
    const auto width = options_.projection;
    layers_->dense = {denseLayer(channels, width), denseLayer(width, width), denseLayer(width, width)};
    layers_->norms = {batchNorm(width), batchNorm(width)};
  }
  for (auto& layer : layers_->dense) layer->to(device);
  for (auto& norm : layers_->norms) norm->to(device);
}

PretrainingLoss::~PretrainingLoss() = default;

Learned PretrainingLoss::of(const torch::Tensor& features, const torch::Tensor& positions) {
  switch (options_.method) {
    case PretrainingMethod::Labels: return ofLabels(features, positions);
    case PretrainingMethod::Views: return ofViews(features);
    case PretrainingMethod::Teacher: return {torch::zeros({}, features.options()), notMeasured(features)};
  }
  throw Error(ErrorCode::Internal, "unknown method of pretraining");
}

Learned PretrainingLoss::ofLabels(const torch::Tensor& features, const torch::Tensor& positions) const {
  const auto labels = labels_.index_select(0, positions.to(labels_.device()));
  const auto zero = torch::zeros({}, features.options());
  auto loss = zero, right = zero, known = zero;
  for (std::size_t t = 0; t < layers_->dense.size(); ++t) {
    const auto wanted = labels.select(1, static_cast<std::int64_t>(t));
    const auto isKnown = wanted >= 0;
    const auto logits = torch::nn::Linear(layers_->dense[t])->forward(features);
    const auto targets = softTargets(wanted.clamp_min(0), logits.size(1), options_.training.labelSmoothing) * isKnown.unsqueeze(1);
    loss = loss + softCrossEntropy(logits, targets, classWeights_[t], options_.training.focalGamma);
    right = right + (logits.detach().argmax(1) == wanted).sum();  // an unknown label equals no answer
    known = known + isKnown.sum();
  }
  const auto tasks = static_cast<double>(layers_->dense.size());
  return {loss / tasks, right / known.clamp_min(1) * static_cast<double>(positions.size(0))};
}

Learned PretrainingLoss::ofViews(const torch::Tensor& features) const {
  auto projected = features;
  for (std::size_t i = 0; i < layers_->dense.size(); ++i) {
    projected = torch::nn::Linear(layers_->dense[i])->forward(projected);
    if (i < layers_->norms.size()) projected = torch::relu(torch::nn::BatchNorm1d(layers_->norms[i])->forward(projected));
  }
  const auto views = projected.chunk(2);
  auto loss = torch::nn::functional::mse_loss(views[0], views[1]) * options_.invariance;
  for (const auto& view : views) {
    const auto centred = view - view.mean(0, /*keepdim=*/true);
    const double freedom = static_cast<double>(std::max<std::int64_t>(view.size(0) - 1, 1));
    const auto deviation = torch::sqrt(centred.square().sum(0) / freedom + kVarianceFloor);
    const auto covariance = centred.t().matmul(centred) / freedom;
    const auto beside = covariance.square().sum() - covariance.diagonal().square().sum();
    loss = loss + torch::relu(1 - deviation).mean() * (options_.variance / 2) +
           beside * (options_.covariance / static_cast<double>(view.size(1)));
  }
  return {loss, notMeasured(features)};
}

std::map<std::string, torch::Tensor> PretrainingLoss::weights() const {
  std::map<std::string, torch::Tensor> weights;
  const auto take = [&](const std::string& kind, const auto& layers) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      for (const auto& item : layers[i]->named_parameters()) {
        weights.emplace("pretraining." + kind + std::to_string(i) + "." + item.key(), item.value());
      }
    }
  };
  take("dense", layers_->dense);
  take("norm", layers_->norms);
  return weights;
}

}  // namespace glenoid
