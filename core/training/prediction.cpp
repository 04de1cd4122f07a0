// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/prediction.h"

#include <torch/utils.h>

#include "core/nn/looks.h"
#include "core/plan/frozen_network.h"
#include "core/training/precision.h"
#include "core/training/schedule.h"

namespace glenoid {
namespace {

torch::Tensor meanOverLooks(Network& network, const torch::Tensor& pictures, const Preprocessing& preprocessing) {
  std::vector<torch::Tensor> logits;
  for (int look = 0; look < kLooks; ++look) logits.push_back(network.forward(toNetworkInput(seenBy(look, pictures), preprocessing)));
  return meanOfLooks(logits);
}

}  // namespace

Predictions predict(Network& network, const PixelStore& store, const std::vector<std::size_t>& positions, const PredictionOptions& options,
                    const CancelToken& token, const ProgressCallback& progress) {
  torch::NoGradGuard noGrad;
  const FullPrecision fullPrecision;
  network.eval();
  const auto answering = frozen(std::static_pointer_cast<Network>(network.shared_from_this()));
  Predictions result;
  result.classes = static_cast<std::size_t>(store.classes());
  if (positions.empty()) return result;
  const auto all = store.positions(positions);
  const auto total = static_cast<std::int64_t>(positions.size());
  std::vector<torch::Tensor> logits;
  runInBatches(
      total, options.batch,
      [&](std::int64_t begin, std::int64_t count) {
        token.check();
        const auto pictures = store.pictures(all.narrow(0, begin, count));
        logits.push_back(options.testTimeAugmentation ? meanOverLooks(*answering, pictures, options.preprocessing)
                                                      : answering->forward(toNetworkInput(pictures, options.preprocessing)));
        if (progress) progress({static_cast<std::size_t>(begin + count), positions.size(), {FactCode::Predicting, {}}});
      },
      [](std::int64_t) {});
  const auto table = torch::cat(logits).to(torch::kCPU, torch::kFloat64).contiguous();
  result.logits.assign(table.data_ptr<double>(), table.data_ptr<double>() + table.numel());
  const auto labels = store.labels(all).to(torch::kCPU).contiguous();
  result.truth.assign(labels.data_ptr<std::int64_t>(), labels.data_ptr<std::int64_t>() + labels.numel());
  return result;
}

}  // namespace glenoid
