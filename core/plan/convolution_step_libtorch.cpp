// SPDX-License-Identifier: GPL-3.0-or-later
// For builds that cannot use oneDNN together with LibTorch: the same fused weights through LibTorch's convolution.
#include "core/plan/convolution_step.h"

namespace glenoid {

struct ConvolutionStore::Impl {};
ConvolutionStore::ConvolutionStore() : impl_(new Impl) {}
ConvolutionStore::~ConvolutionStore() = default;

struct ConvolutionStep::Impl {
  ConvolutionLayer layer;  // with the norm folded in
};

ConvolutionStep::ConvolutionStep(const ConvolutionLayer& layer, const torch::Tensor& /*input*/, const torch::Tensor& /*output*/,
                                 ConvolutionStore& /*store*/)
    : impl_(new Impl{layer}) {
  if (const auto& norm = layer.norm; norm.scale.defined()) {
    impl_->layer.weight = (layer.weight * norm.scale.view({-1, 1, 1, 1})).contiguous(torch::MemoryFormat::ChannelsLast);
    impl_->layer.bias = layer.bias.defined() ? layer.bias * norm.scale + norm.shift : norm.shift;
    impl_->layer.norm = {};
  }
}
ConvolutionStep::~ConvolutionStep() = default;
ConvolutionStep::ConvolutionStep(ConvolutionStep&&) noexcept = default;

std::int64_t ConvolutionStep::scratchBytes() const { return 0; }

void ConvolutionStep::run(const torch::Tensor& input, const torch::Tensor& output, const torch::Tensor& /*scratch*/) {
  const auto& layer = impl_->layer;
  const auto map = convolve(input, layer.weight, layer.bias, layer.stride, layer.padding, layer.dilation, layer.groups);
  output.copy_(activated(map, layer.activation));
}

}  // namespace glenoid
