// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/preprocessing.h"

#include <cmath>
#include <vector>

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

}  // namespace

torch::Tensor resizeSquare(const torch::Tensor& grey, std::int64_t size) {
  if (grey.dim() != 4 || grey.size(1) != 1 || grey.size(2) != grey.size(3) || size < 1) {
    throw Error(ErrorCode::Internal, "resizeSquare expects [N, 1, S, S]");
  }
  const auto source = grey.to(torch::kFloat32);
  if (source.size(2) == size) return source;
  const auto taps = tapsFor(source.size(2), size, source.device());
  return resampled(resampled(source, taps, 2), taps, 3);
}

torch::Tensor toNetworkInput(const torch::Tensor& grey, const Preprocessing& preprocessing) {
  const auto square = resizeSquare(grey, preprocessing.inputSize) / 255.0;
  std::vector<torch::Tensor> channels;
  for (std::size_t c = 0; c < 3; ++c) channels.push_back((square - preprocessing.mean[c]) / preprocessing.deviation[c]);
  return torch::cat(channels, 1).contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace glenoid
