// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the dense block as one node of the graph with its layers one by one.
#include "core/nn/dense_block_training.h"

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/nn/network.h"
#include "core/nn/weights.h"

using namespace glenoid;

namespace {

constexpr std::int64_t kChannels = 16, kGrowth = 8, kBottleneck = 24, kLayers = 4;

struct Layer : torch::nn::Module {
  explicit Layer(std::int64_t channels)
      : norm1(register_module("norm1", torch::nn::BatchNorm2d(channels))),
        conv1(register_module("conv1", sameConv(channels, kBottleneck, 1))),
        norm2(register_module("norm2", torch::nn::BatchNorm2d(kBottleneck))),
        conv2(register_module("conv2", sameConv(kBottleneck, kGrowth, 3))) {}
  torch::nn::BatchNorm2d norm1;
  Convolution conv1;
  torch::nn::BatchNorm2d norm2;
  Convolution conv2;
};

struct Block : torch::nn::Module {
  Block() {
    torch::manual_seed(7);
    for (std::int64_t i = 0; i < kLayers; ++i) {
      layers.push_back(register_module("layer" + std::to_string(i), std::make_shared<Layer>(kChannels + i * kGrowth)));
    }
    // Norms of both signs and far from the identity, so that every term of the gradients matters.
    torch::NoGradGuard noGrad;
    for (auto& item : named_parameters()) {
      if (item.key().find("norm") != std::string::npos) item.value().add_(torch::randn_like(item.value()));
    }
  }
  torch::Tensor oneByOne(torch::Tensor map) {
    for (const auto& layer : layers) {
      const auto narrow = layer->conv1->forward(torch::relu(layer->norm1->forward(map)));
      map = torch::cat({map, layer->conv2->forward(torch::relu(layer->norm2->forward(narrow)))}, 1);
    }
    return map;
  }
  torch::Tensor atOnce(const torch::Tensor& map) {
    std::vector<DenseLayerParts> parts;
    for (const auto& layer : layers) parts.push_back({*layer->norm1, *layer->conv1, *layer->norm2, *layer->conv2});
    EXPECT_TRUE(takesTrainingPath(*this, map));
    return trainDenseBlock(map, parts);
  }
  std::vector<std::shared_ptr<Layer>> layers;
};

// The largest difference as a share of the largest value.
double difference(const torch::Tensor& ours, const torch::Tensor& theirs) {
  const auto exact = theirs.to(torch::kFloat64);
  return (ours.to(torch::kFloat64) - exact).abs().max().item<double>() / (exact.abs().max().item<double>() + 1e-9);
}

using Shape = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
class DenseBlockTraining : public testing::TestWithParam<Shape> {};

std::shared_ptr<Network> denseNetwork() {
  torch::manual_seed(7);
  NetworkOptions options;
  options.mapDropout = options.headDropout = 0;
  return makeNetwork(options);
}

}  // namespace

TEST_P(DenseBlockTraining, EqualsItsLayersOneByOneInDoublePrecision) {
  const auto [images, height, width] = GetParam();
  Block ours, theirs;
  theirs.to(torch::kFloat64);
  // A mean far from 0 costs digits if the variance is computed carelessly.
  auto map = (torch::randn({images, kChannels, height, width}) + 5).contiguous(torch::MemoryFormat::ChannelsLast).requires_grad_(true);
  auto exactMap = map.detach().to(torch::kFloat64).requires_grad_(true);
  const auto result = ours.atOnce(map), exact = theirs.oneByOne(exactMap);
  const auto gradient = torch::randn_like(result);
  result.backward(gradient);
  exact.backward(gradient.to(torch::kFloat64));
  EXPECT_LT(difference(result.detach(), exact.detach()), 1e-4);
  EXPECT_LT(difference(map.grad(), exactMap.grad()), 1e-3);
  const auto exactParameters = theirs.named_parameters(), exactStatistics = theirs.named_buffers();
  for (const auto& item : ours.named_parameters()) {
    ASSERT_TRUE(item.value().grad().defined()) << item.key();
    EXPECT_LT(difference(item.value().grad(), exactParameters[item.key()].grad()), 1e-3) << item.key();
  }
  for (const auto& item : ours.named_buffers()) EXPECT_LT(difference(item.value(), exactStatistics[item.key()]), 1e-5) << item.key();
}
INSTANTIATE_TEST_SUITE_P(Maps, DenseBlockTraining, testing::Values(Shape{5, 16, 16}, Shape{9, 1, 1}, Shape{2, 1, 7}, Shape{1, 40, 3}));

TEST(DenseBlockTraining, GivesTheSameTwice) {
  const auto gradient = [] {
    Block block;
    const auto map = torch::randn({3, kChannels, 9, 9}).contiguous(torch::MemoryFormat::ChannelsLast).requires_grad_(true);
    block.atOnce(map).square().sum().backward();
    return map.grad();
  };
  EXPECT_TRUE(torch::equal(gradient(), gradient()));
}

TEST(DenseBlockTraining, IsNotForEvaluationNorForOtherLayouts) {
  Block block;
  const auto map = torch::randn({3, kChannels, 9, 9}), channelsLast = map.contiguous(torch::MemoryFormat::ChannelsLast);
  EXPECT_TRUE(takesTrainingPath(block, channelsLast));
  EXPECT_FALSE(takesTrainingPath(block, map));
  EXPECT_FALSE(takesTrainingPath(block, channelsLast.to(torch::kFloat64)));
  {
    torch::NoGradGuard noGrad;
    EXPECT_FALSE(takesTrainingPath(block, channelsLast));
  }
  block.eval();
  EXPECT_FALSE(takesTrainingPath(block, channelsLast));
}

// A channels-last network uses the one node, any other its layers one by one. Each step magnifies rounding, small steps less so.
TEST(DenseBlockTraining, DescendsTheSameCurve) {
  const auto losses = [](bool channelsLast) {
    const auto network = denseNetwork();
    const auto format = channelsLast ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
    const auto input = torch::randn({8, 3, 64, 64}).contiguous(format);
    if (channelsLast) useChannelsLast(*network);
    torch::optim::SGD optimizer(network->parameters(), torch::optim::SGDOptions(0.001).momentum(0.9));
    std::vector<double> curve;
    for (int step = 0; step < 4; ++step) {
      optimizer.zero_grad();
      const auto loss = torch::nn::functional::cross_entropy(network->forward(input), torch::arange(8) % 4);
      loss.backward();
      optimizer.step();
      curve.push_back(loss.item<double>());
    }
    return curve;
  };
  const auto ours = losses(true), theirs = losses(false);
  EXPECT_LT(theirs.back(), theirs.front());
  for (std::size_t step = 0; step < ours.size(); ++step) EXPECT_NEAR(ours[step], theirs[step], 0.01 * theirs[step]) << step;
}
