// SPDX-License-Identifier: GPL-3.0-or-later
// A step gives what LibTorch's convolution, norm and activation give one after the other, whichever oneDNN the build found.
#include "core/plan/convolution_step.h"

#include <string>

#include <gtest/gtest.h>
#include <torch/types.h>

#include "core/base/error.h"

using namespace glenoid;

namespace {

constexpr auto kRows = torch::MemoryFormat::ChannelsLast;

struct Kernel {
  std::int64_t in, out, side, stride, padding, dilation, groups;
};

ConvolutionLayer layerOf(const Kernel& kernel, bool biased, bool normed, Activation activation) {
  ConvolutionLayer layer;
  layer.weight = torch::randn({kernel.out, kernel.in / kernel.groups, kernel.side, kernel.side});
  if (biased) layer.bias = torch::randn({kernel.out});
  layer.stride = {kernel.stride, kernel.stride};
  layer.padding = {kernel.padding, kernel.padding};
  layer.dilation = {kernel.dilation, kernel.dilation};
  layer.groups = kernel.groups;
  if (normed) layer.norm = {torch::rand({kernel.out}) + 0.5, torch::randn({kernel.out})};
  layer.activation = activation;
  return layer;
}

torch::Tensor oneByOne(const ConvolutionLayer& layer, const torch::Tensor& input) {
  auto map = torch::conv2d(input, layer.weight, layer.bias, layer.stride, layer.padding, layer.dilation, layer.groups);
  if (layer.norm.scale.defined()) map = map * layer.norm.scale.view({1, -1, 1, 1}) + layer.norm.shift.view({1, -1, 1, 1});
  switch (layer.activation) {
    case Activation::None: return map;
    case Activation::Relu: return torch::relu(map);
    case Activation::Relu6: return torch::clamp(map, 0, 6);
    case Activation::Silu: return map * torch::sigmoid(map);
  }
  return map;
}

torch::Tensor mapsFrom(std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width) {
  return torch::randn({count, channels, height, width}).contiguous(kRows);
}

}  // namespace

TEST(ConvolutionStep, ComputesConvolutionNormAndActivation) {
  torch::manual_seed(5);
  const c10::InferenceMode inference;
  for (const auto& kernel : {Kernel{3, 16, 7, 2, 3, 1, 1}, Kernel{16, 24, 1, 1, 0, 1, 1}, Kernel{32, 32, 3, 2, 1, 1, 32},
                             Kernel{16, 8, 3, 1, 2, 2, 1}, Kernel{12, 8, 3, 1, 1, 1, 2}}) {
    for (const auto activation : {Activation::None, Activation::Relu, Activation::Relu6, Activation::Silu}) {
      for (const bool biased : {false, true}) {
        for (const bool normed : {false, true}) {
          SCOPED_TRACE(testing::Message() << kernel.in << " to " << kernel.out << " channels, side " << kernel.side << ", activation "
                                          << static_cast<int>(activation) << (biased ? ", bias" : "") << (normed ? ", norm" : ""));
          const auto layer = layerOf(kernel, biased, normed, activation);
          auto input = mapsFrom(2, kernel.in, 21, 18);
          const auto output = torch::empty_like(oneByOne(layer, input), torch::TensorOptions().memory_format(kRows));
          ConvolutionStore store;  // knows a layer by the address of its weight
          ConvolutionStep step(layer, input, output, store);
          const auto scratch = torch::empty({step.scratchBytes()}, torch::kUInt8);
          for (int round = 0; round < 2; ++round) {
            step.run(input, output, scratch);
            EXPECT_TRUE(torch::allclose(output, oneByOne(layer, input), 1e-4, 1e-4)) << "round " << round;
            input = mapsFrom(2, kernel.in, 21, 18);
          }
        }
      }
    }
  }
}

TEST(ConvolutionStep, RefusesAMapThatDoesNotFit) {
  if (std::string(GLENOID_CONVOLUTIONS) != "onednn") GTEST_SKIP() << "skipped: LibTorch looks at the sizes only when the step runs";
  const c10::InferenceMode inference;
  ConvolutionStore store;
  const auto layer = layerOf({16, 8, 3, 1, 1, 1, 1}, false, false, Activation::None);
  EXPECT_THROW(ConvolutionStep(layer, mapsFrom(1, 16, 9, 9), mapsFrom(1, 8, 5, 5), store), Error);
}
