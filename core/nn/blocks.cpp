#include "core/nn/blocks.h"

namespace glenoid {

torch::nn::Conv2d sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t groups) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding((kernel - 1) / 2).groups(groups).bias(false));
}

ConvNorm::ConvNorm(torch::nn::Conv2d conv, Activation activation)
    : conv_(register_module("0", std::move(conv))),
      norm_(register_module("1", torch::nn::BatchNorm2d(conv_->options.out_channels()))),
      activation_(activation) {}

torch::Tensor ConvNorm::forward(const torch::Tensor& map) {
  auto result = norm_->forward(conv_->forward(map));
  if (activation_ == Activation::Relu6) torch::hardtanh_(result, 0, 6);
  if (activation_ == Activation::Silu) torch::silu_(result);
  return result;
}

void initialiseConvolutions(torch::nn::Module& module, bool fanOut) {
  torch::NoGradGuard noGrad;
  for (const auto& child : module.modules(false)) {
    if (auto* convolution = child->as<torch::nn::Conv2d>()) {
      torch::nn::init::kaiming_normal_(convolution->weight, 0, fanOut ? torch::nn::init::FanModeType(torch::kFanOut) : torch::kFanIn,
                                       torch::kReLU);
      if (convolution->bias.defined()) convolution->bias.zero_();
    }
  }
}

std::shared_ptr<torch::nn::Module> container() { return std::make_shared<torch::nn::Module>("Container"); }

}  // namespace glenoid
