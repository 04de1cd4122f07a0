// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/loss.h"

namespace glenoid {

torch::Tensor softTargets(const torch::Tensor& labels, std::int64_t classes, double smoothing) {
  return torch::one_hot(labels, classes).to(torch::kFloat32) * (1 - smoothing) + smoothing / static_cast<double>(classes);
}

torch::Tensor balancedWeights(const std::vector<std::int64_t>& labels, std::int64_t classes) {
  std::vector<float> counts(static_cast<std::size_t>(classes), 0);
  for (const auto label : labels) ++counts[static_cast<std::size_t>(label)];
  for (auto& count : counts) count = count > 0 ? static_cast<float>(labels.size()) / (static_cast<float>(classes) * count) : 0;
  return torch::tensor(counts);
}

torch::Tensor softCrossEntropy(const torch::Tensor& logits, const torch::Tensor& targets, const torch::Tensor& classWeights,
                               double focalGamma) {
  auto logLikelihood = torch::log_softmax(logits.to(torch::kFloat32), 1);
  if (focalGamma > 0) {
    // If gamma is below 1, the slope is infinite at 0, where a prediction is certain.
    const auto doubt = (1 - logLikelihood.exp()).clamp_min(1e-6);
    logLikelihood = logLikelihood * doubt.pow(focalGamma);
  }
  if (!classWeights.defined()) return -(targets * logLikelihood).sum(1).mean();
  const auto weighted = targets * classWeights;
  return -(weighted * logLikelihood).sum() / weighted.sum().clamp_min(1e-12);
}

}  // namespace glenoid
