#include "core/nn/preprocessing.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace glenoid {
namespace {

// [out, in] float32: row o holds the weights with which the source pixels make pixel o. Rows sum to 1.
torch::Tensor resamplingMatrix(std::int64_t in, std::int64_t out) {
  auto matrix = torch::zeros({out, in});
  auto weight = matrix.accessor<float, 2>();
  const double ratio = static_cast<double>(in) / static_cast<double>(out);
  for (std::int64_t o = 0; o < out; ++o) {
    if (ratio >= 1) {
      const double begin = static_cast<double>(o) * ratio;
      const double end = begin + ratio;
      for (auto i = static_cast<std::int64_t>(begin); i < in && static_cast<double>(i) < end; ++i) {
        const double covered = std::min(end, static_cast<double>(i + 1)) - std::max(begin, static_cast<double>(i));
        if (covered > 0) weight[o][i] = static_cast<float>(covered / ratio);
      }
    } else {
      const double at = std::clamp((static_cast<double>(o) + 0.5) * ratio - 0.5, 0.0, static_cast<double>(in - 1));
      const auto left = std::min(static_cast<std::int64_t>(at), in - 1);
      const double fraction = at - static_cast<double>(left);
      weight[o][left] += static_cast<float>(1 - fraction);
      weight[o][std::min(left + 1, in - 1)] += static_cast<float>(fraction);
    }
  }
  return matrix;
}

}  // namespace

torch::Tensor resizeSquare(const torch::Tensor& grey, std::int64_t size) {
  if (grey.dim() != 4 || grey.size(1) != 1 || grey.size(2) != grey.size(3) || size < 1) {
    throw Error(ErrorCode::Internal, "resizeSquare expects [N, 1, S, S]");
  }
  const auto source = grey.to(torch::kFloat32);
  if (source.size(2) == size) return source;
  const auto matrix = resamplingMatrix(source.size(2), size).to(source.device());
  return torch::matmul(torch::matmul(matrix, source), matrix.t());
}

torch::Tensor toNetworkInput(const torch::Tensor& grey, const Preprocessing& preprocessing) {
  const auto square = resizeSquare(grey, preprocessing.inputSize) / 255.0;
  std::vector<torch::Tensor> channels;
  for (std::size_t c = 0; c < 3; ++c) channels.push_back((square - preprocessing.mean[c]) / preprocessing.deviation[c]);
  return torch::cat(channels, 1).contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace glenoid
