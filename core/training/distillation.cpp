// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/distillation.h"

#include <algorithm>

#include <torch/nn/functional/loss.h>
#include <torch/nn/functional/normalization.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/blocks.h"
#include "core/nn/weights.h"

namespace glenoid {
namespace {

namespace F = torch::nn::functional;

// The mean over space: [N, C, h, w] -> [N, C] float32.
torch::Tensor pooled(const torch::Tensor& map) { return map.mean({2, 3}).to(torch::kFloat32); }
torch::Tensor scaled(const torch::Tensor& features) { return F::normalize(features, F::NormalizeFuncOptions().dim(1)); }

}  // namespace

struct Distillation::Teacher {
  std::shared_ptr<Network> network;
  Preprocessing preprocessing;
  std::string sha256;
  torch::nn::Linear map{nullptr};  // from the student's features to the teacher's; null if it teaches only probabilities
};

Distillation::Distillation(const DistillationOptions& options, const std::vector<std::string>& labels, const Network& student,
                           const Preprocessing& preprocessing, torch::Device device)
    : options_(options) {
  for (const auto& name : options.teachers) {
    const auto path = fromUtf8(name);
    Teacher teacher;
    if (options.architecture.empty()) {
      const auto bundle = readBundle(path);
      const auto& model = bundle.model;
      const auto same = [](const ModelLabel& known, const std::string& label) { return known.name == label; };
      if (options.probabilities > 0 && !std::equal(model.labels.begin(), model.labels.end(), labels.begin(), labels.end(), same)) {
        throw Error(ErrorCode::OptionInvalid, "distillation.teachers: the model has other labels than the data set", name);
      }
      teacher = {loadNetwork(bundle), {model.inputSize, model.mean, model.deviation}, model.weightsSha256, nullptr};
    } else {
      // The teacher's classifier is not used, so it may have any number of classes.
      const auto network = makeNetwork({options.architecture, 2, Head::Linear, 0, 0});
      loadStartWeights(*network, readSafetensors(path));
      teacher = {network, preprocessing, sha256OfFile(path), nullptr};
      if (options.inputSize > 0) teacher.preprocessing.inputSize = options.inputSize;
    }
    auto& network = *teacher.network;
    if (teacher.preprocessing.inputSize < network.minimumInput()) {
      throw Error(ErrorCode::OptionInvalid, "distillation.inputSize: at least " + std::to_string(network.minimumInput()), name);
    }
    network.to(device);
    network.eval();
    useChannelsLast(network);
    for (auto& weight : network.parameters()) weight.set_requires_grad(false);
    if (options.features > 0) {
      teacher.map = denseLayer(student.featureChannels(), network.featureChannels());
      teacher.map->to(device);
    }
    teachers_.push_back(std::move(teacher));
  }
}

Distillation::~Distillation() = default;

torch::Tensor Distillation::loss(const torch::Tensor& pictures, const torch::Tensor& map, const torch::Tensor& logits) {
  const auto count = static_cast<double>(teachers_.size());
  torch::Tensor likely, loss = torch::zeros({}, torch::TensorOptions(map.device()).dtype(torch::kFloat32));
  for (auto& teacher : teachers_) {
    torch::Tensor wanted;
    {
      torch::NoGradGuard noGrad;
      const auto known = teacher.network->featureMap(toNetworkInput(pictures, teacher.preprocessing));
      if (options_.features > 0) wanted = scaled(pooled(known));
      if (options_.probabilities > 0) {
        const auto answer = teacher.network->logitsFromFeatureMap(known).to(torch::kFloat32);
        const auto softened = torch::softmax(answer / options_.temperature, 1) / count;
        likely = likely.defined() ? likely + softened : softened;
      }
    }
    if (options_.features > 0) {
      const auto shown = scaled(teacher.map->forward(pooled(map)).to(torch::kFloat32));
      loss = loss + (shown - wanted).square().sum(1).mean() * (options_.features / count);
    }
  }
  if (options_.probabilities > 0) {
    const auto guess = torch::log_softmax(logits.to(torch::kFloat32) / options_.temperature, 1);
    const auto divergence = F::kl_div(guess, likely, F::KLDivFuncOptions().reduction(torch::kBatchMean));
    loss = loss + divergence * (options_.probabilities * options_.temperature * options_.temperature);
  }
  return loss;
}

std::map<std::string, torch::Tensor> Distillation::weights() const {
  std::map<std::string, torch::Tensor> weights;
  for (std::size_t i = 0; i < teachers_.size(); ++i) {
    if (teachers_[i].map.is_empty()) continue;
    for (const auto& item : teachers_[i].map->named_parameters()) {
      weights.emplace("teacher" + std::to_string(i) + "." + item.key(), item.value());
    }
  }
  return weights;
}

std::vector<std::string> Distillation::digests() const {
  std::vector<std::string> digests;
  for (const auto& teacher : teachers_) digests.push_back(teacher.sha256);
  return digests;
}

}  // namespace glenoid
