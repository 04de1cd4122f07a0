#include "core/nn/blocks.h"

namespace glenoid {

torch::nn::Conv2d sameConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t groups) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding((kernel - 1) / 2).groups(groups).bias(false));
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
