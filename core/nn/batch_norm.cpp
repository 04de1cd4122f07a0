// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_norm.h"

#include <cstdint>
#include <tuple>
#include <vector>

#include <torch/autograd.h>
#include <torch/utils.h>

namespace glenoid {
namespace {

using torch::Tensor;

thread_local const SumOverProcesses* sumInUse = nullptr;

// [C] as a factor of maps [N, C, H, W].
Tensor ofChannels(const Tensor& vector) { return vector.view({1, -1, 1, 1}); }

struct SharedMoments {
  Tensor mean, variance;  // [C] float32
  double pixels;          // N * H * W over all processes
};

// Each process measures around the mean of its own batch, and the results are joined in double precision: sums of plain squares would
// cancel.
SharedMoments sharedMoments(const Tensor& map, const SumOverProcesses& sum) {
  const auto channels = map.size(1);
  const auto [variance, mean] = torch::var_mean(map.to(torch::kFloat32), {0, 2, 3}, /*unbiased=*/false);
  const auto own = mean.to(torch::kFloat64);
  const auto count = static_cast<double>(map.numel() / channels);
  auto sums = torch::cat({own * count, (variance.to(torch::kFloat64) + own.square()) * count, torch::full({1}, count, own.options())});
  sum(sums);
  const auto pixels = sums[2 * channels];
  const auto joint = sums.narrow(0, 0, channels) / pixels;
  const auto spread = (sums.narrow(0, channels, channels) / pixels - joint.square()).clamp_min(0);
  return {joint.to(torch::kFloat32), spread.to(torch::kFloat32), pixels.item<double>()};
}

class SharedNorm : public torch::autograd::Function<SharedNorm> {
 public:
  static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& map, const Tensor& weight, const Tensor& bias,
                        const SharedMoments& moments, double eps, const SumOverProcesses* sum) {
    const auto inverse = (moments.variance + eps).rsqrt();
    const auto scale = weight * inverse;
    context->save_for_backward({map, weight, moments.mean, inverse});
    context->saved_data["pixels"] = moments.pixels;
    context->saved_data["sum"] = reinterpret_cast<std::int64_t>(sum);
    const auto result = map.to(torch::kFloat32) * ofChannels(scale) + ofChannels(bias - moments.mean * scale);
    return result.to(map.scalar_type());
  }

  static std::vector<Tensor> backward(torch::autograd::AutogradContext* context, const std::vector<Tensor>& outputGradients) {
    const auto saved = context->get_saved_variables();
    const auto &map = saved[0], &weight = saved[1], &mean = saved[2], &inverse = saved[3];
    const auto* sum = reinterpret_cast<const SumOverProcesses*>(context->saved_data["sum"].toInt());
    const auto gradient = outputGradients[0].to(torch::kFloat32);
    const auto values = (map.to(torch::kFloat32) - ofChannels(mean)) * ofChannels(inverse);
    const auto own = torch::stack({gradient.sum({0, 2, 3}), (gradient * values).sum({0, 2, 3})});
    auto all = own.clone();
    (*sum)(all);
    const auto averages = all / context->saved_data["pixels"].toDouble();
    const auto centred = gradient - ofChannels(averages[0]) - values * ofChannels(averages[1]);
    const auto ofMap = (centred * ofChannels(weight * inverse)).to(map.scalar_type());
    return {ofMap, own[1], own[0], Tensor(), Tensor(), Tensor()};
  }
};

}  // namespace

UseSharedStatistics::UseSharedStatistics(const SumOverProcesses* sum) : before_(sumInUse) { sumInUse = sum; }
UseSharedStatistics::~UseSharedStatistics() { sumInUse = before_; }

bool sharesStatistics() { return sumInUse != nullptr; }

Tensor normalised(torch::nn::BatchNorm2dImpl& norm, const Tensor& map) {
  if (!sumInUse || !norm.is_training()) return norm.forward(map);
  const auto moments = [&] {
    torch::NoGradGuard noGrad;
    auto measured = sharedMoments(map, *sumInUse);
    const double momentum = *norm.options.momentum();
    norm.running_mean.mul_(1 - momentum).add_(measured.mean, momentum);
    norm.running_var.mul_(1 - momentum).add_(measured.variance, momentum * measured.pixels / (measured.pixels - 1));
    norm.num_batches_tracked.add_(1);
    return measured;
  }();
  return SharedNorm::apply(map, norm.weight, norm.bias, moments, norm.options.eps(), sumInUse);
}

}  // namespace glenoid
