// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the layers of a function of maps.
#include "core/plan/layer_graph.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

#include "core/base/error.h"

using namespace glenoid;

namespace {

struct Parts {
  Convolution convolution = sameConv(4, 8, 1);
  torch::nn::BatchNorm2d norm{8};
  Parts() {
    torch::manual_seed(3);
    convolution->eval();
    norm->eval();
    for (auto& parameter : convolution->parameters()) parameter.set_requires_grad(false);
    for (auto& parameter : norm->parameters()) parameter.set_requires_grad(false);
  }
};

torch::Tensor map() { return torch::randn({1, 4, 6, 6}); }

template <typename Kind>
const Kind& layer(const LayerGraph& graph, std::size_t i) {
  return std::get<Kind>(graph.layers.at(i).work);
}

}  // namespace

TEST(LayerGraph, NormAndActivationJoinTheConvolutionBefore) {
  Parts parts;
  const auto graph = readLayers([&](const torch::Tensor& x) { return parts.norm->forward(parts.convolution->forward(x)).relu_(); }, map());
  ASSERT_EQ(graph.layers.size(), 1U);
  EXPECT_TRUE(layer<ConvolutionLayer>(graph, 0).norm.scale.defined());
  EXPECT_EQ(layer<ConvolutionLayer>(graph, 0).activation, Activation::Relu);
  EXPECT_EQ(graph.output, 1U);
}

TEST(LayerGraph, NothingJoinsAConvolutionThatIsReadTwice) {
  Parts parts;
  const auto graph = readLayers(
      [&](const torch::Tensor& x) {
        const auto narrow = parts.convolution->forward(x);
        return torch::cat({narrow, parts.norm->forward(narrow).relu_()}, 1);
      },
      map());
  ASSERT_EQ(graph.layers.size(), 3U);
  EXPECT_FALSE(layer<ConvolutionLayer>(graph, 0).norm.scale.defined());
  EXPECT_EQ(layer<NormLayer>(graph, 1).activation, Activation::Relu);
}

TEST(LayerGraph, AnAverageOfFourMovesBeforeThePointwiseConvolution) {
  Parts parts;
  const auto graph = readLayers([&](const torch::Tensor& x) { return torch::avg_pool2d(parts.convolution->forward(x), 2); }, map());
  ASSERT_EQ(graph.layers.size(), 2U);
  EXPECT_TRUE(layer<PoolLayer>(graph, 0).average);
  EXPECT_TRUE(layer<ConvolutionLayer>(graph, 1).weight.defined());
  EXPECT_EQ(graph.layers[0].inputs, std::vector<MapId>{0});
  EXPECT_EQ(graph.layers[1].inputs, std::vector<MapId>{1});
}

TEST(LayerGraph, AnAverageStaysBehindAnActivation) {
  Parts parts;
  const auto graph = readLayers([&](const torch::Tensor& x) { return torch::avg_pool2d(parts.convolution->forward(x).relu_(), 2); }, map());
  EXPECT_EQ(layer<ConvolutionLayer>(graph, 0).activation, Activation::Relu);
}

TEST(LayerGraph, ASumOfMapsOfOneSizeIsALayerAndAnyOtherLibTorchs) {
  const auto half = torch::full({1, 4, 1, 1}, 0.5);
  const auto graph = readLayers([&](const torch::Tensor& x) { return (x * 2 + x).add(half).add(x, 3); }, map());
  ASSERT_EQ(graph.layers.size(), 4U);
  EXPECT_TRUE(std::holds_alternative<SumLayer>(graph.layers[1].work));
  EXPECT_EQ(graph.layers[1].inputs, (std::vector<MapId>{1, 0}));
  EXPECT_TRUE(std::holds_alternative<OtherLayer>(graph.layers[2].work));
  EXPECT_TRUE(std::holds_alternative<OtherLayer>(graph.layers[3].work)) << "three times a map";
}

TEST(LayerGraph, RowsOfADenseBlockShareOneBuffer) {
  Parts parts;
  const auto graph = readLayers(
      [&](torch::Tensor x) {
        const auto first = torch::cat({x, x * 2}, 1);
        const auto second = torch::cat({first, x * 3}, 1);
        return torch::cat({first, second}, 1);
      },
      map());
  std::vector<ConcatLayer> rows;
  for (const auto& each : graph.layers) {
    if (const auto* row = std::get_if<ConcatLayer>(&each.work)) rows.push_back(*row);
  }
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_FALSE(rows[0].grows);
  EXPECT_EQ(rows[0].capacity, 12) << "as long as the row that goes on from it";
  EXPECT_TRUE(rows[1].grows);
  EXPECT_FALSE(rows[2].grows) << "another row already goes on from the first";
  EXPECT_EQ(rows[2].capacity, 20);
}

TEST(LayerGraph, RefusesWhatIsNoSingleMap) {
  EXPECT_THROW(readLayers([](const torch::Tensor& x) { return x.split(2, 1)[0] + 1; }, map()), Error);
}
