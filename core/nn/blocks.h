// SPDX-License-Identifier: GPL-3.0-or-later
// Layers that several architectures are made of.
#pragma once

#include <cstdint>

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include "core/base/wide_vectors.h"

namespace glenoid {

// A convolution of a map [N, C, H, W] that runs in oneDNN on the CPU whatever its size. LibTorch gives 1x1 kernels and small maps, on one
// thread and in batches below 16, to a BLAS product (1.13, ConvParams::use_mkldnn): measured 4 times slower with OpenBLAS, 30 times with
// Debian's plain BLAS.
torch::Tensor convolve(const torch::Tensor& map, const torch::Tensor& weight, const torch::Tensor& bias, torch::IntArrayRef stride,
                       torch::IntArrayRef padding, torch::IntArrayRef dilation, std::int64_t groups);

// The side of the map that whole windows of `kernel` make of a map of side `in`, padded at both ends.
constexpr std::int64_t outputSide(std::int64_t in, std::int64_t kernel, std::int64_t stride, std::int64_t padding, std::int64_t dilation) {
  return (in + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
}

// convolve() as a module.
class ConvolutionImpl : public torch::nn::Conv2dImpl {
 public:
  using torch::nn::Conv2dImpl::Conv2dImpl;
  torch::Tensor forward(const torch::Tensor& map);
};
TORCH_MODULE(Convolution);

// Square kernel, no bias; padded so that stride 1 keeps the size.
Convolution sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1, std::int64_t groups = 1);

enum class Activation { None, Relu, Relu6, Silu };

// In place.
torch::Tensor activated(torch::Tensor map, Activation activation);

// torchvision's Conv2dNormActivation: convolution `0`, batch norm `1`, activation.
class ConvNorm : public torch::nn::Module {
 public:
  ConvNorm(Convolution conv, Activation activation);
  torch::Tensor forward(const torch::Tensor& map);

 private:
  Convolution conv_;
  torch::nn::BatchNorm2d norm_;
  Activation activation_;
};

// Values from one pixel's first channel to the next pixel's, in a channels-last map or some neighbouring channels of one. Where a side is
// 1, its stride says nothing.
std::int64_t pixelPitch(const torch::Tensor& map);

// map * scale + shift in a single pass, and ReLU after it where `relu` says so; scale and shift [C] each. `map` float32 on the CPU,
// channels-last, or neighbouring channels of such a map; `result` of its size, channels-last without gaps.
void applyAffine(const torch::Tensor& map, const float* scale, const float* shift, bool relu, const torch::Tensor& result);

// He et al. 2015 for every convolution below `module` (normal, by fan-in or fan-out), batch norm at identity, biases zero, as torchvision
// starts its networks. Dense layers are left alone.
void initialiseConvolutions(torch::nn::Module& module, bool fanOut);

// A dense layer with the first weights torch gives it (uniform, by fan-in), but drawn from the RandomStream in use.
torch::nn::Linear denseLayer(std::int64_t in, std::int64_t out, bool bias = true);

// A module that only holds others by name, as torchvision's Sequential does with names.
std::shared_ptr<torch::nn::Module> container();

}  // namespace glenoid
