// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizer.h"

#include <cmath>

#include <torch/utils.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEpsilon = 1e-8;

bool isOf(const std::string& key, const std::string& stage) { return key == stage || (key.starts_with(stage) && key[stage.size()] == '.'); }

// Number of stages from the key's stage to the head: 0 for the head.
std::size_t stagesAfter(const std::string& key, const std::vector<std::string>& stages) {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (isOf(key, stages[i])) return stages.size() - i;
  }
  return 0;
}

// Lists of tensors are updated in one launch only if their strides agree. The gradient of a 1x1 convolution may describe the same memory
// with other strides.
torch::Tensor gradientOf(const torch::Tensor& weight) {
  const auto& gradient = weight.grad();
  const bool pointwise = weight.dim() == 4 && weight.size(2) == 1 && weight.size(3) == 1;
  const bool same = gradient.stride(0) == weight.stride(0) && (gradient.dim() < 2 || gradient.stride(1) == weight.stride(1));
  return pointwise && same ? gradient.as_strided(weight.sizes(), weight.strides()) : gradient;
}

}  // namespace

WeightOptimizer::WeightOptimizer(const Network& network, const OptimizerOptions& options, double stageRateFactor,
                                 const std::map<std::string, torch::Tensor>& beside)
    : options_(options) {
  const auto stages = network.stages();
  std::map<std::pair<double, double>, Group> groups;
  const auto add = [&](const std::string& key, const torch::Tensor& weight) {
    if (!weight.requires_grad()) return;
    const double share = std::pow(stageRateFactor, static_cast<double>(stagesAfter(key, stages)));
    const double decay = weight.dim() > 1 ? options.weightDecay : 0;
    auto& group = groups[{share, decay}];
    group.rateShare = share;
    group.weightDecay = decay;
    group.names.push_back(key);
    group.weights.push_back(weight);
    group.first.push_back(torch::zeros_like(weight, torch::MemoryFormat::Preserve).detach());
    if (options.method != OptimizerMethod::Sgd) group.second.push_back(torch::zeros_like(group.first.back()));
  };
  for (const auto& item : network.named_parameters()) add(item.key(), item.value());
  for (const auto& [key, weight] : beside) add(key, weight);
  for (auto& [ignored, group] : groups) groups_.push_back(std::move(group));
}

void WeightOptimizer::step(double factor) {
  torch::NoGradGuard noGrad;
  if (options_.clipNorm > 0) clip();
  ++steps_;
  for (const auto& group : groups_) {
    Group active{group.rateShare, group.weightDecay, {}, {}, {}, {}};
    std::vector<torch::Tensor> gradients;
    for (std::size_t i = 0; i < group.weights.size(); ++i) {
      if (!group.weights[i].grad().defined()) continue;
      gradients.push_back(gradientOf(group.weights[i]));
      active.weights.push_back(group.weights[i]);
      active.first.push_back(group.first[i]);
      if (!group.second.empty()) active.second.push_back(group.second[i]);
    }
    if (gradients.empty()) continue;
    const double rate = options_.rate * factor * group.rateShare;
    if (options_.method == OptimizerMethod::Sgd)
      stepSgd(active, gradients, rate);
    else
      stepAdam(active, gradients, rate);
    for (auto& weight : active.weights) weight.mutable_grad().reset();
  }
}

void WeightOptimizer::clip() {
  std::vector<torch::Tensor> gradients, norms;
  for (const auto& group : groups_) {
    for (const auto& weight : group.weights) {
      if (weight.grad().defined()) gradients.push_back(weight.grad());
    }
  }
  if (gradients.empty()) return;
  const auto norm = torch::stack(torch::_foreach_norm(gradients)).norm();
  // The factor stays on the device: reading it would stall the queue at every step.
  const auto factor = (options_.clipNorm / (norm + 1e-6)).clamp_max(1);
  for (auto& gradient : gradients) gradient.mul_(factor);
}

void WeightOptimizer::stepSgd(const Group& group, std::vector<torch::Tensor>& gradients, double rate) const {
  if (group.weightDecay > 0) torch::_foreach_add_(gradients, group.weights, group.weightDecay);
  if (options_.momentum > 0) {
    torch::_foreach_mul_(group.first, options_.momentum);
    torch::_foreach_add_(group.first, gradients);
    torch::_foreach_add_(gradients, group.first, options_.momentum);  // Nesterov looks one step ahead
  }
  torch::_foreach_add_(group.weights, gradients, -rate);
}

void WeightOptimizer::stepAdam(const Group& group, std::vector<torch::Tensor>& gradients, double rate) const {
  if (group.weightDecay > 0) {
    if (options_.method == OptimizerMethod::AdamW)
      torch::_foreach_mul_(group.weights, 1 - rate * group.weightDecay);
    else
      torch::_foreach_add_(gradients, group.weights, group.weightDecay);
  }
  torch::_foreach_mul_(group.first, kBeta1);
  torch::_foreach_add_(group.first, gradients, 1 - kBeta1);
  torch::_foreach_mul_(group.second, kBeta2);
  torch::_foreach_addcmul_(group.second, gradients, gradients, 1 - kBeta2);
  const double t = static_cast<double>(steps_);
  auto root = torch::_foreach_sqrt(group.second);
  torch::_foreach_mul_(root, 1 / std::sqrt(1 - std::pow(kBeta2, t)));
  torch::_foreach_add_(root, kEpsilon);
  torch::_foreach_addcdiv_(group.weights, group.first, root, -rate / (1 - std::pow(kBeta1, t)));
}

std::map<std::string, torch::Tensor> WeightOptimizer::state() const {
  std::map<std::string, torch::Tensor> state;
  for (const auto& group : groups_) {
    for (std::size_t i = 0; i < group.names.size(); ++i) {
      state.emplace("first." + group.names[i], group.first[i]);
      if (!group.second.empty()) state.emplace("second." + group.names[i], group.second[i]);
    }
  }
  return state;
}

void WeightOptimizer::restore(std::int64_t steps, const std::map<std::string, torch::Tensor>& state) {
  torch::NoGradGuard noGrad;
  steps_ = steps;
  for (auto& [name, target] : this->state()) {
    const auto found = state.find(name);
    if (found == state.end() || found->second.sizes() != target.sizes()) {
      throw Error(ErrorCode::CheckpointInvalid, "the optimizer's state lacks " + name);
    }
    torch::Tensor(target).copy_(found->second);
  }
}

void freezeHead(Network& network) {
  const auto stages = network.stages();
  for (auto& item : network.named_parameters()) {
    if (stagesAfter(item.key(), stages) == 0) item.value().set_requires_grad(false);
  }
}

void freezeStages(Network& network, std::int64_t count) {
  const auto stages = network.stages();
  if (count > static_cast<std::int64_t>(stages.size())) {
    throw Error(ErrorCode::OptionInvalid, "frozenStages: the network has " + std::to_string(stages.size()));
  }
  for (std::int64_t s = 0; s < count; ++s) {
    const auto& stage = stages[static_cast<std::size_t>(s)];
    for (auto& item : network.named_parameters()) {
      if (isOf(item.key(), stage)) item.value().set_requires_grad(false);
    }
    for (auto& item : network.named_modules()) {
      if (isOf(item.key(), stage)) item.value()->eval();
    }
  }
}

}  // namespace glenoid
