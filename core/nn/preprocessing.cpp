// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/preprocessing.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <ATen/Parallel.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

// The source pixels of each output pixel along one side: pixel o is the sum over t of source[index[t][o]] * weight[t][o]. The weights of a
// pixel sum to 1. Made on the device that uses them: copying them from the host for every batch would stall a graphics processor.
struct Taps {
  std::vector<torch::Tensor> index, weight;  // [out] int64 and float32 each
};

Taps tapsFor(std::int64_t in, std::int64_t out, torch::Device device) {
  const auto options = torch::TensorOptions(device).dtype(device.is_mps() ? torch::kFloat32 : torch::kFloat64);
  const double ratio = static_cast<double>(in) / static_cast<double>(out);
  const bool shrinks = ratio >= 1;
  const auto target = torch::arange(out, options);
  const auto begin = shrinks ? target * ratio : ((target + 0.5) * ratio - 0.5).clamp(0, static_cast<double>(in - 1));
  const auto first = begin.floor();
  Taps taps;
  for (int t = 0; t < (shrinks ? static_cast<int>(std::ceil(ratio)) + 1 : 2); ++t) {
    const auto source = first + t;
    // The share of the output pixel that the source pixel covers, or linear interpolation between two source pixels.
    const auto weight = shrinks ? (torch::minimum(begin + ratio, source + 1) - torch::maximum(begin, source)).clamp_min(0) / ratio
                                : (1 - (begin - source).abs()).clamp_min(0);
    taps.index.push_back(source.clamp(0, static_cast<double>(in - 1)).to(torch::kInt64));
    taps.weight.push_back(weight.to(torch::kFloat32));
  }
  return taps;
}

// Along side 2 or 3 of [N, 1, H, W].
torch::Tensor resampled(const torch::Tensor& map, const Taps& taps, std::int64_t side) {
  torch::Tensor sum;
  for (std::size_t t = 0; t < taps.index.size(); ++t) {
    const auto weight = side == 2 ? taps.weight[t].unsqueeze(1) : taps.weight[t];
    const auto part = map.index_select(side, taps.index[t]).mul_(weight);
    sum = sum.defined() ? sum.add_(part) : part;
  }
  return sum;
}

// One picture: `index` and `weight` are those of the taps, [taps, out]; `row` is room for a row of the source.
void resizeOne(const float* source, const torch::Tensor& index, const torch::Tensor& weight, std::vector<float>& row, float* target) {
  const auto in = static_cast<std::int64_t>(row.size()), taps = index.size(0), out = index.size(1);
  const auto* from = index.data_ptr<std::int64_t>();
  const auto* shares = weight.data_ptr<float>();
  for (std::int64_t y = 0; y < out; ++y, target += out) {
    std::fill(row.begin(), row.end(), 0.0F);
    for (auto tap = y; tap < taps * out; tap += out) {
      const float share = shares[tap];
      if (share == 0) continue;
      std::transform(row.begin(), row.end(), source + from[tap] * in, row.begin(),
                     [share](float sum, float value) { return sum + value * share; });
    }
    std::fill(target, target + out, 0.0F);
    for (std::int64_t tap = 0; tap < taps * out; tap += out) {
      for (std::int64_t x = 0; x < out; ++x) target[x] += row[static_cast<std::size_t>(from[tap + x])] * shares[tap + x];
    }
  }
}

// As resampled() along both sides, but a picture stays in the processor's cache and no tap needs a tensor.
torch::Tensor resizedOnCpu(const torch::Tensor& grey, const Taps& taps) {
  const auto index = torch::stack(taps.index), weight = torch::stack(taps.weight);
  const auto count = grey.size(0), in = grey.size(2), out = index.size(1);
  auto resized = torch::empty({count, 1, out, out}, torch::kFloat32);
  const auto* source = grey.data_ptr<float>();
  auto* target = resized.data_ptr<float>();
  at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> row(static_cast<std::size_t>(in));
    for (auto i = begin; i < end; ++i) resizeOne(source + i * in * in, index, weight, row, target + i * out * out);
  });
  return resized;
}

}  // namespace

torch::Tensor resizeSquare(const torch::Tensor& grey, std::int64_t size) {
  if (grey.dim() != 4 || grey.size(1) != 1 || grey.size(2) != grey.size(3) || size < 1) {
    throw Error(ErrorCode::Internal, "resizeSquare expects [N, 1, S, S]");
  }
  const auto source = grey.to(torch::kFloat32);
  if (source.size(2) == size) return source;
  const auto taps = tapsFor(source.size(2), size, source.device());
  return source.is_cpu() ? resizedOnCpu(source.contiguous(), taps) : resampled(resampled(source, taps, 2), taps, 3);
}

torch::Tensor toNetworkInput(const torch::Tensor& grey, const Preprocessing& preprocessing) {
  const auto square = resizeSquare(grey, preprocessing.inputSize) / 255.0;
  auto input = torch::empty({square.size(0), 3, square.size(2), square.size(3)}, square.options(), torch::MemoryFormat::ChannelsLast);
  for (std::size_t c = 0; c < 3; ++c) {
    input.narrow(1, static_cast<std::int64_t>(c), 1).copy_((square - preprocessing.mean[c]).div_(preprocessing.deviation[c]));
  }
  return input;
}

}  // namespace glenoid
