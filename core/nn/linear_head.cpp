// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/linear_head.h"

#include <limits>

#include <torch/optim/lbfgs.h>
#include <torch/utils.h>

namespace glenoid {
namespace {

constexpr double kPenalties[] = {10, 1, 0.1, 0.01, 0.001};
constexpr std::int64_t kIterations = 200;

torch::Tensor crossEntropy(const torch::Tensor& logits, const LabelledFeatures& rows) {
  const auto likely = torch::log_softmax(logits, 1);
  if (!rows.shares.defined()) return torch::nll_loss(likely, rows.labels);
  return -(likely.gather(1, rows.labels.unsqueeze(1)).squeeze(1) * rows.shares).sum() / rows.shares.sum();
}

// A head with zero weights that standardises features by those of `train`.
LinearHead emptyHead(const LabelledFeatures& train, std::int64_t classes) {
  const auto features = train.features.to(torch::kFloat64);
  LinearHead head;
  head.mean = features.mean(0);
  const auto deviation = (features - head.mean).square().mean(0).sqrt();
  // A feature that never varied says nothing: an infinite standard deviation makes it 0 in every picture.
  head.deviation = torch::where(deviation > 1e-12, deviation, torch::full_like(deviation, std::numeric_limits<double>::infinity()));
  head.weight = torch::zeros({classes, features.size(1)}, torch::kFloat64);
  head.bias = torch::zeros({classes}, torch::kFloat64);
  return head;
}

// Starts from the head's present weights.
void minimise(LinearHead& head, const LabelledFeatures& train, const CancelToken& token) {
  const auto standardised = (train.features.to(torch::kFloat64) - head.mean) / head.deviation;
  // Copies: an earlier head may still hold these tensors, and the optimizer writes into them.
  head.weight = head.weight.clone().set_requires_grad(true);
  head.bias = head.bias.clone().set_requires_grad(true);
  torch::optim::LBFGS optimizer(
      std::vector<torch::Tensor>{head.weight, head.bias},
      torch::optim::LBFGSOptions(1).max_iter(kIterations).tolerance_grad(1e-7).tolerance_change(1e-10).line_search_fn("strong_wolfe"));
  optimizer.step([&] {
    token.check();
    optimizer.zero_grad();
    const auto loss =
        crossEntropy(torch::addmm(head.bias, standardised, head.weight.t()), train) + head.penalty / 2 * head.weight.square().sum();
    loss.backward();
    return loss;
  });
  head.weight = head.weight.detach();
  head.bias = head.bias.detach();
}

}  // namespace

torch::Tensor LinearHead::logits(const torch::Tensor& features) const {
  const torch::NoGradGuard noGrad;
  return torch::addmm(bias, (features.to(torch::kFloat64) - mean) / deviation, weight.t());
}

LinearHead fitLinearHead(const LabelledFeatures& train, const LabelledFeatures& validation, std::int64_t classes,
                         const CancelToken& token) {
  auto head = emptyHead(train, classes);
  LinearHead best;
  double least = std::numeric_limits<double>::infinity();
  for (const double penalty : kPenalties) {
    if (validation.labels.numel() == 0 && penalty != 1) continue;
    head.penalty = penalty;
    minimise(head, train, token);
    const double loss = validation.labels.numel() == 0 ? 0 : crossEntropy(head.logits(validation.features), validation).item<double>();
    if (loss < least) least = loss, best = head;
  }
  return best;
}

LinearHead fitLinearHead(const LabelledFeatures& train, double penalty, std::int64_t classes, const CancelToken& token) {
  auto head = emptyHead(train, classes);
  head.penalty = penalty;
  minimise(head, train, token);
  return head;
}

}  // namespace glenoid
