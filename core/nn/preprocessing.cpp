#include "core/nn/preprocessing.h"

#include "core/base/error.h"

namespace glenoid {
namespace {

// [out, in] float32: row o holds the weights with which the source pixels make pixel o. Rows sum to 1. Made where it is used: copying it
// from the host for every batch would stall a graphics processor.
torch::Tensor resamplingMatrix(std::int64_t in, std::int64_t out, torch::Device device) {
  const auto options = torch::TensorOptions(device).dtype(device.is_mps() ? torch::kFloat32 : torch::kFloat64);
  const double ratio = static_cast<double>(in) / static_cast<double>(out);
  const auto source = torch::arange(in, options).unsqueeze(0), target = torch::arange(out, options).unsqueeze(1);
  if (ratio >= 1) {
    const auto begin = target * ratio;
    const auto covered = torch::minimum(begin + ratio, source + 1) - torch::maximum(begin, source);
    return (covered.clamp_min(0) / ratio).to(torch::kFloat32);
  }
  const auto at = ((target + 0.5) * ratio - 0.5).clamp(0, static_cast<double>(in - 1));
  return (1 - (at - source).abs()).clamp_min(0).to(torch::kFloat32);
}

}  // namespace

torch::Tensor resizeSquare(const torch::Tensor& grey, std::int64_t size) {
  if (grey.dim() != 4 || grey.size(1) != 1 || grey.size(2) != grey.size(3) || size < 1) {
    throw Error(ErrorCode::Internal, "resizeSquare expects [N, 1, S, S]");
  }
  const auto source = grey.to(torch::kFloat32);
  if (source.size(2) == size) return source;
  const auto matrix = resamplingMatrix(source.size(2), size, source.device());
  return torch::matmul(torch::matmul(matrix, source), matrix.t());
}

torch::Tensor toNetworkInput(const torch::Tensor& grey, const Preprocessing& preprocessing) {
  const auto square = resizeSquare(grey, preprocessing.inputSize) / 255.0;
  std::vector<torch::Tensor> channels;
  for (std::size_t c = 0; c < 3; ++c) channels.push_back((square - preprocessing.mean[c]) / preprocessing.deviation[c]);
  return torch::cat(channels, 1).contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace glenoid
