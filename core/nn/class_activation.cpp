// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/class_activation.h"

#include <torch/autograd.h>
#include <torch/utils.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

void requireEvaluation(const Network& network) {
  if (network.is_training()) throw Error(ErrorCode::Internal, "class activation maps need a network in evaluation mode");
}

// Gradient of one class's logit by `map`, for every image of the batch. Parameters collect no gradient.
torch::Tensor gradientBy(const torch::Tensor& map, const torch::Tensor& logits, std::int64_t classIndex, bool keepGraph) {
  return torch::autograd::grad({logits.select(1, classIndex).sum()}, {map}, {}, keepGraph).front();
}

}  // namespace

ClassMaps classMaps(Network& network, const torch::Tensor& nchw) {
  requireEvaluation(network);
  torch::Tensor map;
  {
    torch::NoGradGuard noGrad;
    map = network.featureMap(nchw);
  }
  // The head reads only the mean of the map, so a map of one pixel replaces it. The gradient of that pixel is the gradient of the mean.
  torch::AutoGradMode withGradient(true);
  const auto mean = map.mean({2, 3}, true).requires_grad_();
  const auto logits = network.logitsFromFeatureMap(mean);
  std::vector<torch::Tensor> weights;
  for (std::int64_t k = 0; k < logits.size(1); ++k) {
    weights.push_back(gradientBy(mean, logits, k, k + 1 < logits.size(1)).flatten(1));
  }
  const auto pixels = map.size(2) * map.size(3);
  const auto cam = torch::bmm(torch::stack(weights, 1), map.flatten(2)).div_(pixels).relu_();
  return {logits.detach(), mean.detach().flatten(1), cam.view({map.size(0), logits.size(1), map.size(2), map.size(3)})};
}

LayerMap layerCam(Network& network, const torch::Tensor& nchw, std::int64_t classIndex) {
  requireEvaluation(network);
  torch::Tensor detail;
  {
    torch::NoGradGuard noGrad;
    detail = network.detailMap(nchw);
  }
  torch::AutoGradMode withGradient(true);
  detail.requires_grad_();
  const auto logits = network.logitsFromFeatureMap(network.featureMapFromDetail(detail));
  const auto gradient = gradientBy(detail, logits, classIndex, false);
  return {logits.detach(), (gradient.relu_() * detail.detach()).sum(1).relu_()};
}

}  // namespace glenoid
