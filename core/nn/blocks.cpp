// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <ATen/Parallel.h>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/utils.h>

#include "core/nn/random.h"

namespace glenoid {
namespace {

GLENOID_WIDE_VECTORS void affineRow(const float* __restrict in, const float* __restrict scale, const float* __restrict shift, float least,
                                    float* __restrict out, std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) out[c] = std::max(least, in[c] * scale[c] + shift[c]);
}

// Records what at::mkldnn_convolution() would record in the tracer, but skips the computation: the result has the right size and arbitrary
// values. Code that reads the layers of a network needs no more, and building kernels for a size that never occurs again would take most of
// the time.
torch::Tensor toldConvolution(const torch::Tensor& map, const torch::Tensor& weight, const torch::Tensor& bias, torch::IntArrayRef padding,
                              torch::IntArrayRef stride, torch::IntArrayRef dilation, std::int64_t groups) {
  namespace tracer = torch::jit::tracer;
  const auto state = tracer::getTracingState();
  auto* node = state->createNode(c10::Symbol::fromQualString("aten::mkldnn_convolution"), 0);
  tracer::addInputs(node, "self", map);
  tracer::addInputs(node, "weight", weight);
  tracer::addInputs(node, "bias", bias);
  tracer::addInputs(node, "padding", padding);
  tracer::addInputs(node, "stride", stride);
  tracer::addInputs(node, "dilation", dilation);
  tracer::addInputs(node, "groups", groups);
  state->insertNode(node);
  tracer::setTracingState(nullptr);
  const auto side = [&](std::size_t axis) {
    const auto i = 2 + static_cast<std::int64_t>(axis);
    return outputSide(map.size(i), weight.size(i), stride[axis], padding[axis], dilation[axis]);
  };
  const auto result = torch::zeros({map.size(0), weight.size(0), side(0), side(1)});
  tracer::setTracingState(state);
  tracer::addOutput(node, result);
  return result;
}

}  // namespace

torch::Tensor convolve(const torch::Tensor& map, const torch::Tensor& weight, const torch::Tensor& bias, torch::IntArrayRef stride,
                       torch::IntArrayRef padding, torch::IntArrayRef dilation, std::int64_t groups) {
  const bool oneDnn = map.device().is_cpu() && map.scalar_type() == torch::kFloat32 && at::globalContext().userEnabledMkldnn() &&
                      at::globalContext().hasMKLDNN();
  if (oneDnn && torch::jit::tracer::isTracing()) return toldConvolution(map, weight, bias, padding, stride, dilation, groups);
  if (oneDnn) return at::mkldnn_convolution(map, weight, bias, padding, stride, dilation, groups);
  return torch::conv2d(map, weight, bias, stride, padding, dilation, groups);
}

// LibTorch draws the weights in its constructor, so a convolution without them starts with a single weight.
ConvolutionImpl::ConvolutionImpl(const torch::nn::Conv2dOptions& wanted)
    : Conv2dImpl(NoFirstWeights::here() ? torch::nn::Conv2dOptions(wanted).in_channels(1).out_channels(1).kernel_size(1).groups(1)
                                        : wanted) {
  if (!NoFirstWeights::here()) return;
  options.in_channels(wanted.in_channels()).out_channels(wanted.out_channels()).kernel_size(wanted.kernel_size()).groups(wanted.groups());
  const auto& sides = *wanted.kernel_size();
  weight.set_data(torch::empty({wanted.out_channels(), wanted.in_channels() / wanted.groups(), sides[0], sides[1]}));
  if (bias.defined()) bias.set_data(torch::empty({wanted.out_channels()}));
}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& map) {
  // Unqualified: the variant is c10's in LibTorch 1.13 and std's in 2.x.
  const auto& padding = get<torch::ExpandingArray<2>>(options.padding());
  return convolve(map, weight, bias, options.stride(), padding, options.dilation(), options.groups());
}

Convolution sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t groups) {
  return Convolution(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding((kernel - 1) / 2).groups(groups).bias(false));
}

torch::Tensor activated(torch::Tensor map, Activation activation) {
  if (activation == Activation::Relu) map.relu_();
  if (activation == Activation::Relu6) torch::hardtanh_(map, 0, 6);
  if (activation == Activation::Silu) torch::silu_(map);
  return map;
}

ConvNorm::ConvNorm(Convolution conv, Activation activation)
    : conv_(register_module("0", std::move(conv))),
      norm_(register_module("1", torch::nn::BatchNorm2d(conv_->options.out_channels()))),
      activation_(activation) {}

torch::Tensor ConvNorm::forward(const torch::Tensor& map) { return activated(normalised(*norm_, conv_->forward(map)), activation_); }

std::int64_t pixelPitch(const torch::Tensor& map) {
  for (const auto side : {3, 2, 0}) {
    if (map.size(side) > 1) return map.stride(side);
  }
  return map.size(1);
}

void applyAffine(const torch::Tensor& map, const float* scale, const float* shift, bool relu, const torch::Tensor& result) {
  const auto channels = map.size(1), pixels = map.size(0) * map.size(2) * map.size(3), pitch = pixelPitch(map);
  const auto* source = map.data_ptr<float>();
  auto* target = result.data_ptr<float>();
  const float least = relu ? 0.F : -std::numeric_limits<float>::infinity();
  at::parallel_for(0, pixels, std::max<std::int64_t>(1, 32768 / channels), [&](std::int64_t begin, std::int64_t end) {
    for (auto pixel = begin; pixel < end; ++pixel) {
      affineRow(source + pixel * pitch, scale, shift, least, target + pixel * channels, channels);
    }
  });
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
