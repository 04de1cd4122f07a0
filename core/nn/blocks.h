// SPDX-License-Identifier: GPL-3.0-or-later
// Layers that several architectures share.
#pragma once

#include <cstdint>

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include "core/base/wide_vectors.h"
#include "core/nn/batch_norm.h"

namespace glenoid {

// A convolution of a map [N, C, H, W] that runs in oneDNN on the CPU at every size. LibTorch 1.13 (ConvParams::use_mkldnn) computes 1x1
// kernels and small maps with a BLAS product if it runs on one thread with a batch below 16. That was measured 4 times slower with OpenBLAS
// and 30 times slower with Debian's plain BLAS.
torch::Tensor convolve(const torch::Tensor& map, const torch::Tensor& weight, const torch::Tensor& bias, torch::IntArrayRef stride,
                       torch::IntArrayRef padding, torch::IntArrayRef dilation, std::int64_t groups);

// The side of the output map for an input of side `in` that is padded at both ends. Only whole windows count.
constexpr std::int64_t outputSide(std::int64_t in, std::int64_t kernel, std::int64_t stride, std::int64_t padding, std::int64_t dilation) {
  return (in + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
}

// convolve() as a module. Its first weights are those of Conv2d, or arbitrary under NoFirstWeights.
class ConvolutionImpl : public torch::nn::Conv2dImpl {
 public:
  explicit ConvolutionImpl(const torch::nn::Conv2dOptions& wanted);
  torch::Tensor forward(const torch::Tensor& map);
};
TORCH_MODULE(Convolution);

// Square kernel without bias, padded so that stride 1 keeps the size.
Convolution sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1, std::int64_t groups = 1);

// Of the batch norms of networks that come from TensorFlow.
inline constexpr double kNormEpsilon = 1e-3;

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

// The distance between the first channels of two neighbouring pixels, in values. `map` is channels-last, or a range of neighbouring
// channels of such a map. The stride of a side of length 1 is ignored.
std::int64_t pixelPitch(const torch::Tensor& map);

// Computes map * scale + shift in a single pass, then ReLU if `relu` is set; scale and shift are [C]. `map` is float32 on the CPU,
// channels-last or a range of neighbouring channels of such a map. `result` has its size and is channels-last without gaps.
void applyAffine(const torch::Tensor& map, const float* scale, const float* shift, bool relu, const torch::Tensor& result);

// Initialises all modules below `module` as torchvision does: convolutions after He et al. 2015 (normal, by fan-in or fan-out), batch norm
// at identity, biases at zero. Dense layers are left alone.
void initialiseConvolutions(torch::nn::Module& module, bool fanOut);

// A dense layer with torch's default initial weights (uniform, by fan-in), drawn from the RandomStream in use.
torch::nn::Linear denseLayer(std::int64_t in, std::int64_t out, bool bias = true);

// An empty module that only holds others by name, like torchvision's Sequential with named children.
std::shared_ptr<torch::nn::Module> container();

}  // namespace glenoid
