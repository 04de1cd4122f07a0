// SPDX-License-Identifier: GPL-3.0-or-later
// Parameter counts, shapes, heads, stages and start weights of every architecture.
#include <cstdlib>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>
#include <torch/autograd.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/network.h"
#include "core/nn/weights.h"

using namespace glenoid;

namespace {

NetworkOptions imageNet(const std::string& architecture) {
  NetworkOptions options;
  options.architecture = architecture;
  options.classes = 1000;
  options.head = Head::Linear;
  return options;
}

std::int64_t parameterCount(const Network& network) {
  std::int64_t count = 0;
  for (const auto& parameter : network.parameters()) count += parameter.numel();
  return count;
}

std::int64_t statisticsCount(const Network& network) {
  std::int64_t count = 0;
  for (const auto& buffer : network.buffers()) count += buffer.is_floating_point() ? buffer.numel() : 0;
  return count;
}

std::int64_t countOf(const std::string& architecture) { return parameterCount(*makeNetwork(imageNet(architecture))); }

class EveryNetwork : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { torch::manual_seed(7); }
  static std::shared_ptr<Network> make(Head head = Head::Original) {
    NetworkOptions options;
    options.architecture = GetParam();
    options.head = head;
    return makeNetwork(options);
  }
};

std::string testName(const testing::TestParamInfo<std::string>& parameter) {
  auto name = parameter.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryNetwork, testing::ValuesIn(networkNames()), testName);

}  // namespace

TEST(ParameterCounts, AreThePublishedOnes) {
  EXPECT_EQ(countOf("densenet121"), 7'978'856);
  EXPECT_EQ(countOf("densenet121-se"), 7'978'856 + 131'072);
  EXPECT_EQ(countOf("inceptionv3"), 23'834'568);
  EXPECT_EQ(countOf("efficientnetb0"), 5'288'548);
  EXPECT_EQ(countOf("mobilenetv2"), 3'504'872);
  EXPECT_EQ(countOf("custom-cnn"), 1'747'792);
}

TEST(ParameterCounts, OriginalNetwork) { EXPECT_EQ(parameterCount(*makeNetwork({})), 7'611'780); }

TEST(ParameterCounts, NasNetWithAndWithoutStatistics) {
  const auto network = makeNetwork(imageNet("nasnetmobile"));
  EXPECT_EQ(parameterCount(*network), 5'289'978);
  EXPECT_EQ(parameterCount(*network) + statisticsCount(*network), 5'326'716);
}

TEST_P(EveryNetwork, ClassifiesWithBothHeadsFromItsSmallestInputOn) {
  torch::NoGradGuard noGrad;
  for (const auto head : {Head::Linear, Head::Original}) {
    const auto network = make(head);
    network->eval();
    for (const auto side : {network->minimumInput(), std::int64_t{101}}) {
      const auto image = torch::randn({2, 3, side, side});
      const auto detail = network->detailMap(image);
      const auto map = network->featureMapFromDetail(detail);
      const auto logits = network->forward(image);
      EXPECT_EQ(map.size(1), network->featureChannels());
      EXPECT_GE(map.min().item<float>(), GetParam() == "efficientnetb0" ? -0.3F : 0.F) << "the map comes after its activation";
      EXPECT_GE(detail.size(2), map.size(2));
      EXPECT_EQ(logits.sizes(), (torch::IntArrayRef{2, 4}));
      EXPECT_TRUE(logits.isfinite().all().item<bool>());
      EXPECT_TRUE(torch::equal(logits, network->logitsFromFeatureMap(map)));
    }
  }
}

// The place that a cell looks at is the centroid of its squared gradient with respect to the input. The inputs are large, so that borders
// cut little of it off, and in double precision, since a random network in evaluation mode hardly passes anything on.
TEST_P(EveryNetwork, CellGridsSayWhereACellLooks) {
  NetworkOptions options;
  options.architecture = GetParam();
  torch::manual_seed(3);
  auto network = makeNetwork(options);
  network->eval();
  network->to(torch::kFloat64);
  for (const std::int64_t side : {320, 356}) {
    for (const bool last : {false, true}) {
      const auto image = torch::randn({1, 3, side, side}, torch::kFloat64).requires_grad_();
      const auto map = last ? network->featureMap(image) : network->detailMap(image);
      const auto cell = map.size(2) / 2;
      const auto energy =
          torch::autograd::grad({map.select(2, cell).select(2, cell).sum()}, {image})[0].pow(2).sum(torch::IntArrayRef{0, 1});
      const auto pixels = torch::arange(side) + 0.5;
      const auto centroid = ((energy.sum(1) * pixels).sum() / energy.sum()).item<double>();
      const auto grid = last ? network->featureGrid(side) : network->detailGrid(side);
      EXPECT_NEAR(centroid, grid.first + grid.stride * static_cast<double>(cell), 0.3 * grid.stride)
          << side << (last ? " last" : " detail");
    }
  }
}

TEST_P(EveryNetwork, AnswersAlikeInBothMemoryLayouts) {
  torch::NoGradGuard noGrad;
  const auto network = make();
  network->eval();
  const auto image = torch::randn({1, 3, 128, 128});
  const auto plain = network->forward(image);
  for (auto& parameter : network->parameters()) {
    if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
  }
  const auto last = network->forward(image.contiguous(torch::MemoryFormat::ChannelsLast));
  EXPECT_LT((plain - last).abs().max().item<float>(), 1e-4 * std::max(1.F, plain.abs().max().item<float>()));
}

TEST_P(EveryNetwork, LearnsThroughEveryParameter) {
  const auto network = make();
  network->train();
  network->forward(torch::randn({2, 3, 128, 128})).square().sum().backward();
  for (const auto& item : network->named_parameters()) {
    ASSERT_TRUE(item.value().grad().defined()) << item.key();
    EXPECT_TRUE(item.value().grad().isfinite().all().item<bool>()) << item.key();
  }
}

TEST_P(EveryNetwork, StagesNameTheWholeBackboneAndNothingElse) {
  const auto network = make();
  std::set<std::string> used;
  std::set<std::string> head;
  for (const auto& item : network->named_parameters()) {
    bool found = false;
    for (const auto& stage : network->stages()) {
      if (item.key().starts_with(stage + ".")) {
        EXPECT_FALSE(found) << item.key() << " belongs to two stages";
        found = true;
        used.insert(stage);
      }
    }
    if (!found) head.insert(item.key().substr(0, item.key().find('.')));
  }
  EXPECT_EQ(used.size(), network->stages().size()) << "a stage without parameters";
  EXPECT_EQ(head, GetParam() == "densenet121-se" ? (std::set<std::string>{"classifier", "se"}) : std::set<std::string>{"classifier"});
}

TEST_P(EveryNetwork, DropsOutOnlyWhileTraining) {
  torch::NoGradGuard noGrad;
  const auto network = make();
  network->eval();
  const auto map = torch::rand({2, network->featureChannels(), 3, 3});
  EXPECT_TRUE(torch::equal(network->logitsFromFeatureMap(map), network->logitsFromFeatureMap(map)));
  network->train();
  EXPECT_FALSE(torch::equal(network->logitsFromFeatureMap(map), network->logitsFromFeatureMap(map)));
}

TEST_P(EveryNetwork, TheSeedDecidesTheStart) {
  const auto first = weightsOf(*make());
  torch::manual_seed(7);
  const auto again = weightsOf(*make());
  ASSERT_EQ(first.tensors.size(), again.tensors.size());
  for (const auto& [key, tensor] : first.tensors) EXPECT_TRUE(torch::equal(tensor, again.tensors.at(key))) << key;
}

TEST(MakeNetwork, RefusesWhatItDoesNotKnow) {
  const auto refuses = [](const NetworkOptions& options) {
    try {
      makeNetwork(options);
    } catch (const Error& error) {
      return error.code() == ErrorCode::OptionInvalid;
    }
    return false;
  };
  NetworkOptions options;
  options.architecture = "resnet50";
  EXPECT_TRUE(refuses(options));
  options = {};
  options.classes = 1;
  EXPECT_TRUE(refuses(options));
  options = {};
  options.mapDropout = 1;
  EXPECT_TRUE(refuses(options));
  options = {};
  options.headDropout = -0.1;
  EXPECT_TRUE(refuses(options));
}

// Hu et al. 2018, figure 3, written out on the map.
TEST(DenseNet121Se, GatesTheLastFeatureMap) {
  torch::NoGradGuard noGrad;
  torch::manual_seed(8);
  NetworkOptions options;
  options.head = Head::Linear;
  const auto network = makeNetwork(options);
  network->eval();
  const auto parameters = network->named_parameters();
  const auto map = torch::rand({2, 1024, 5, 5});
  const auto squeezed = torch::relu(torch::matmul(map.mean({2, 3}), parameters["se.fc1.weight"].t()));
  EXPECT_EQ(squeezed.size(1), 64);
  const auto gate = torch::sigmoid(torch::matmul(squeezed, parameters["se.fc2.weight"].t()));
  const auto gated = map * gate.unsqueeze(2).unsqueeze(3);
  const auto expected = torch::matmul(gated.mean({2, 3}), parameters["classifier.weight"].t()) + parameters["classifier.bias"];
  EXPECT_LT((network->logitsFromFeatureMap(map) - expected).abs().max().item<float>(), 1e-5F);
}

// Output shapes of Keras' NASNetMobile at 224 px: 28, 14 and 7 px after the reductions, 6 times 44, 88 and 176 filters.
TEST(NasNetMobile, HasThePublishedShapes) {
  torch::NoGradGuard noGrad;
  const auto network = makeNetwork(imageNet("nasnetmobile"));
  network->eval();
  const auto detail = network->detailMap(torch::randn({1, 3, 224, 224}));
  EXPECT_EQ(detail.sizes(), (torch::IntArrayRef{1, 2 * 528, 14, 14}));
  EXPECT_EQ(network->featureMapFromDetail(detail).sizes(), (torch::IntArrayRef{1, 1056, 7, 7}));
}
