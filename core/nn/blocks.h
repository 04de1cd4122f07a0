// Layers that several architectures are made of.
#pragma once

#include <cstdint>

#include <torch/torch.h>

namespace glenoid {

// Square kernel, no bias; padded so that stride 1 keeps the size.
torch::nn::Conv2d sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1, std::int64_t groups = 1);

enum class Activation { None, Relu6, Silu };

// torchvision's Conv2dNormActivation: convolution `0`, batch norm `1`, activation.
class ConvNorm : public torch::nn::Module {
 public:
  ConvNorm(torch::nn::Conv2d conv, Activation activation);
  torch::Tensor forward(const torch::Tensor& map);

 private:
  torch::nn::Conv2d conv_;
  torch::nn::BatchNorm2d norm_;
  Activation activation_;
};

// He et al. 2015 for every convolution below `module` (normal, by fan-in or fan-out), batch norm at identity, biases zero, as torchvision
// starts its networks. Dense layers are left alone.
void initialiseConvolutions(torch::nn::Module& module, bool fanOut);

// A module that only holds others by name, as torchvision's Sequential does with names.
std::shared_ptr<torch::nn::Module> container();

}  // namespace glenoid
