#include "core/nn/blocks.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <ATen/Parallel.h>

#include "core/nn/random.h"

namespace glenoid {
namespace {

GLENOID_WIDE_VECTORS void affineReluRow(const float* __restrict in, const float* __restrict scale, const float* __restrict shift,
                                        float* __restrict out, std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) out[c] = std::max(0.F, in[c] * scale[c] + shift[c]);
}

}  // namespace

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& map) {
  const bool oneDnn = map.device().is_cpu() && map.scalar_type() == torch::kFloat32 && at::globalContext().userEnabledMkldnn() &&
                      at::globalContext().hasMKLDNN();
  if (!oneDnn) return torch::nn::Conv2dImpl::forward(map);
  // Unqualified: the variant is c10's in LibTorch 1.13 and the standard library's in 2.x.
  const auto& padding = get<torch::ExpandingArray<2>>(options.padding());
  return at::mkldnn_convolution(map, weight, bias, padding, options.stride(), options.dilation(), options.groups());
}

Convolution sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t groups) {
  return Convolution(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding((kernel - 1) / 2).groups(groups).bias(false));
}

ConvNorm::ConvNorm(Convolution conv, Activation activation)
    : conv_(register_module("0", std::move(conv))),
      norm_(register_module("1", torch::nn::BatchNorm2d(conv_->options.out_channels()))),
      activation_(activation) {}

torch::Tensor ConvNorm::forward(const torch::Tensor& map) {
  auto result = norm_->forward(conv_->forward(map));
  if (activation_ == Activation::Relu6) torch::hardtanh_(result, 0, 6);
  if (activation_ == Activation::Silu) torch::silu_(result);
  return result;
}

bool takesFastPath(const torch::nn::Module& module, const torch::Tensor& map) {
  return !module.is_training() && !torch::GradMode::is_enabled() && map.device().is_cpu() && map.scalar_type() == torch::kFloat32 &&
         map.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

std::int64_t pixelPitch(const torch::Tensor& map) {
  for (const auto side : {3, 2, 0}) {
    if (map.size(side) > 1) return map.stride(side);
  }
  return map.size(1);
}

torch::Tensor affineRelu(const torch::Tensor& map, const float* scale, const float* shift) {
  const auto channels = map.size(1), pixels = map.size(0) * map.size(2) * map.size(3), pitch = pixelPitch(map);
  auto result = torch::empty(map.sizes(), map.options().memory_format(torch::MemoryFormat::ChannelsLast));
  const auto* source = map.data_ptr<float>();
  auto* target = result.data_ptr<float>();
  at::parallel_for(0, pixels, std::max<std::int64_t>(1, 32768 / channels), [&](std::int64_t begin, std::int64_t end) {
    for (auto pixel = begin; pixel < end; ++pixel) affineReluRow(source + pixel * pitch, scale, shift, target + pixel * channels, channels);
  });
  return result;
}

torch::Tensor normRelu(const torch::nn::BatchNorm2dImpl& norm, const torch::Tensor& map) {
  std::vector<float> scale(static_cast<std::size_t>(map.size(1))), shift(scale.size());
  const auto* weight = norm.weight.data_ptr<float>();
  const auto* bias = norm.bias.data_ptr<float>();
  const auto* mean = norm.running_mean.data_ptr<float>();
  const auto* variance = norm.running_var.data_ptr<float>();
  for (std::size_t c = 0; c < scale.size(); ++c) {
    scale[c] = weight[c] / std::sqrt(variance[c] + static_cast<float>(norm.options.eps()));
    shift[c] = bias[c] - mean[c] * scale[c];
  }
  return affineRelu(map, scale.data(), shift.data());
}

void initialiseConvolutions(torch::nn::Module& module, bool fanOut) {
  torch::NoGradGuard noGrad;
  for (const auto& child : module.modules(false)) {
    if (auto* convolution = child->as<torch::nn::Conv2d>()) {
      const auto& weight = convolution->weight;  // [out, in / groups, h, w]
      const auto fan = (fanOut ? weight.size(0) : weight.size(1)) * weight.size(2) * weight.size(3);
      drawNormal(weight, std::sqrt(2.0 / static_cast<double>(fan)));
      if (convolution->bias.defined()) convolution->bias.zero_();
    }
  }
}

torch::nn::Linear denseLayer(std::int64_t in, std::int64_t out, bool bias) {
  torch::nn::Linear layer(torch::nn::LinearOptions(in, out).bias(bias));
  const double bound = 1 / std::sqrt(static_cast<double>(in));
  drawUniform(layer->weight, -bound, bound);
  if (bias) drawUniform(layer->bias, -bound, bound);
  return layer;
}

std::shared_ptr<torch::nn::Module> container() { return std::make_shared<torch::nn::Module>("Container"); }

}  // namespace glenoid
