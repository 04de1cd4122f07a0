// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM and LayerCAM: identities, a planted square, weight randomisation, and no side effects.
#include "core/nn/class_activation.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/nn/weights.h"

using namespace glenoid;

namespace {

std::shared_ptr<Network> makeNetworkForTest(const std::string& architecture, Head head) {
  NetworkOptions options;
  options.architecture = architecture;
  options.head = head;
  auto network = makeNetwork(options);
  network->eval();
  return network;
}

// HiResCAM written out, except for the sum over channels: the gradient at each pixel times the map at each pixel, [N, C, h, w]. The network
// must compute in the map's precision.
torch::Tensor hiResCamTerms(Network& network, const torch::Tensor& map, std::int64_t classIndex) {
  const auto leaf = map.detach().requires_grad_();
  network.logitsFromFeatureMap(leaf).select(1, classIndex).sum().backward();
  return leaf.grad() * leaf.detach();
}

// The float32 map [N, h, w] is relu(sum of the terms over channels). In whatever order n products are summed, the sum is off by at most n *
// 2^-24 of the sum of their sizes (Higham 2002, section 4.2); the terms' own rounding, about 2^-24 each, is negligible in comparison.
void expectSumOfTerms(const torch::Tensor& map, const torch::Tensor& terms) {
  const auto exact = terms.to(torch::kFloat64);
  const auto expected = exact.sum(1).relu();
  ASSERT_EQ(map.sizes(), expected.sizes());
  const auto allowed = exact.abs().sum(1) * (std::ldexp(1.0, -24) * static_cast<double>(terms.size(1)));
  const auto beyond = (map.to(torch::kFloat64) - expected).abs() - allowed;
  EXPECT_LE(beyond.max().item<double>(), 0) << "of values up to " << expected.max().item<double>();
}

double largest(const torch::Tensor& tensor) { return tensor.abs().max().item<double>(); }

constexpr std::int64_t kSide = 96;
constexpr std::int64_t kSquare = 24;

// Noise, each image with a bright square at a random place.
struct Scenes {
  torch::Tensor images;                                        // [N, 3, kSide, kSide]
  std::vector<std::pair<std::int64_t, std::int64_t>> corners;  // top, left
};

Scenes scenes(std::int64_t count) {
  Scenes result{torch::randn({count, 1, kSide, kSide}) * 0.3, {}};
  const auto places = torch::randint(kSide - kSquare, {count, 2});
  for (std::int64_t i = 0; i < count; ++i) {
    const auto top = places[i][0].item<std::int64_t>(), left = places[i][1].item<std::int64_t>();
    result.images[i].narrow(1, top, kSquare).narrow(2, left, kSquare).add_(2);
    result.corners.emplace_back(top, left);
  }
  result.images = result.images.expand({count, 3, kSide, kSide}).contiguous();
  return result;
}

NetworkOptions twoClasses() {
  NetworkOptions options;
  options.architecture = "custom-cnn";
  options.classes = 2;
  options.head = Head::Linear;
  return options;
}

// A custom CNN with weights that pass brightness through channel 0 (centre taps of one) and count it for class 1.
std::shared_ptr<Network> squareSpotter() {
  auto network = makeNetwork(twoClasses());
  network->eval();
  torch::NoGradGuard noGrad;
  for (auto& item : network->named_parameters()) {
    auto weight = item.value();
    if (weight.dim() == 4) {
      weight.zero_();
      weight.index_put_({0, 0, 1, 1}, 1);
    }
  }
  auto classifier = network->named_parameters()["classifier.weight"];
  classifier.zero_();
  classifier.index_put_({1, 0}, 1);
  return network;
}

// Share of the images with a map that is largest in a cell that touches the square.
double shareOnSquare(const Scenes& batch, const torch::Tensor& maps) {
  int hits = 0;
  for (std::int64_t i = 0; i < maps.size(0); ++i) {
    const auto cells = maps.size(2), cell = kSide / cells;
    const auto peak = maps[i].argmax().item<std::int64_t>();
    const auto y = peak / cells * cell, x = peak % cells * cell;
    const auto [top, left] = batch.corners[static_cast<std::size_t>(i)];
    hits += y + cell > top && y < top + kSquare && x + cell > left && x < left + kSquare;
  }
  return static_cast<double>(hits) / static_cast<double>(maps.size(0));
}

// Spearman's: the correlation of ranks.
double rankCorrelation(const torch::Tensor& a, const torch::Tensor& b) {
  const auto ranks = [](const torch::Tensor& tensor) { return tensor.flatten().argsort().argsort().to(torch::kFloat64); };
  return torch::corrcoef(torch::stack({ranks(a), ranks(b)}))[0][1].item<double>();
}

class EveryNetworksMaps : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { torch::manual_seed(3); }
};

std::string testName(const testing::TestParamInfo<std::string>& parameter) {
  auto name = parameter.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryNetworksMaps, testing::ValuesIn(networkNames()), testName);

}  // namespace

TEST_P(EveryNetworksMaps, GradCamIsHiResCam) {
  for (const auto head : {Head::Linear, Head::Original}) {
    const auto network = makeNetworkForTest(GetParam(), head);
    const auto image = torch::randn({2, 3, 128, 128});
    const auto maps = classMaps(*network, image);
    torch::Tensor map;
    {
      torch::NoGradGuard noGrad;
      map = network->featureMap(image);
      EXPECT_TRUE(torch::equal(maps.logits, network->forward(image)));
    }
    EXPECT_FALSE(maps.logits.requires_grad() || maps.gradCam.requires_grad());
    network->to(torch::kFloat64);
    for (std::int64_t k = 0; k < 4; ++k) {
      expectSumOfTerms(maps.gradCam.select(1, k), hiResCamTerms(*network, map.to(torch::kFloat64), k));
    }
    EXPECT_GT(largest(maps.gradCam), 0);
  }
}

TEST_P(EveryNetworksMaps, LayerCamReadsTheDetailLayer) {
  const auto network = makeNetworkForTest(GetParam(), Head::Original);
  const auto image = torch::randn({2, 3, 128, 128});
  const auto cam = layerCam(*network, image, 2).map;
  auto detail = network->detailMap(image).detach().requires_grad_();
  network->logitsFromFeatureMap(network->featureMapFromDetail(detail)).select(1, 2).sum().backward();
  expectSumOfTerms(cam, detail.grad().relu() * detail.detach());
  EXPECT_GT(cam.size(1), classMaps(*network, image).gradCam.size(2)) << "finer than the last map";
  EXPECT_GT(largest(cam), 0);
}

TEST_P(EveryNetworksMaps, LeaveInputAndParametersUntouched) {
  const auto network = makeNetworkForTest(GetParam(), Head::Original);
  network->parameters().front().set_requires_grad(false);
  const auto weights = weightsOf(*network);
  const auto image = torch::randn({1, 3, 128, 128});
  const auto copy = image.clone();
  torch::NoGradGuard noGrad;
  classMaps(*network, image);
  layerCam(*network, image, 0);
  EXPECT_TRUE(torch::equal(image, copy));
  EXPECT_FALSE(image.requires_grad());
  EXPECT_FALSE(torch::GradMode::is_enabled());
  EXPECT_FALSE(network->parameters().front().requires_grad());
  for (const auto& item : network->named_parameters()) EXPECT_FALSE(item.value().grad().defined()) << item.key();
  for (const auto& [key, tensor] : weightsOf(*network).tensors) EXPECT_TRUE(torch::equal(tensor, weights.tensors.at(key))) << key;
}

// With a linear head and no squeeze-and-excitation Grad-CAM is the first of its kind, CAM (Zhou et al. 2016), over the number of pixels.
TEST(ClassMaps, OfALinearHeadAreTheWeightedFeatureMaps) {
  torch::manual_seed(5);
  const auto network = makeNetworkForTest("densenet121", Head::Linear);
  const auto image = torch::randn({1, 3, 96, 96});
  torch::NoGradGuard noGrad;
  const auto map = network->featureMap(image);
  const auto weight = network->named_parameters()["classifier.weight"];
  const auto maps = classMaps(*network, image).gradCam;
  for (std::int64_t k = 0; k < 4; ++k) {
    expectSumOfTerms(maps.select(1, k), weight[k].to(torch::kFloat64).view({1, -1, 1, 1}) * map.to(torch::kFloat64) / 9);
  }
}

TEST(ClassMaps, PeakOnThePlantedSquare) {
  torch::manual_seed(12);
  const auto network = squareSpotter();
  const auto batch = scenes(20);
  const auto maps = classMaps(*network, batch.images);
  EXPECT_EQ(shareOnSquare(batch, maps.gradCam.select(1, 1)), 1);
  EXPECT_EQ(shareOnSquare(batch, layerCam(*network, batch.images, 1).map), 1);
  EXPECT_EQ(largest(maps.gradCam.select(1, 0)), 0) << "class 0 has no evidence anywhere";
}

// Adebayo et al. 2018: a map that survives random weights shows the picture, not the network.
TEST(ClassMaps, ChangeWithRandomWeights) {
  torch::manual_seed(13);
  const auto network = squareSpotter();
  const auto images = scenes(10).images;
  const auto ours = classMaps(*network, images).gradCam.select(1, 1);
  EXPECT_GT(rankCorrelation(ours[0], ours[0]), 0.999);
  double sum = 0;
  for (std::int64_t i = 0; i < 10; ++i) {
    const auto random = makeNetwork(twoClasses());
    random->eval();
    sum += std::abs(rankCorrelation(ours[i], classMaps(*random, images.narrow(0, i, 1)).gradCam[0][1]));
  }
  EXPECT_LT(sum / 10, 0.5);
}

TEST(ClassMaps, AreTheSameFromTwoThreadsAtOnce) {
  torch::manual_seed(14);
  const auto image = torch::randn({1, 3, 96, 96});
  const std::shared_ptr<Network> networks[] = {makeNetworkForTest("densenet121-se", Head::Original),
                                               makeNetworkForTest("densenet121-se", Head::Original)};
  loadWeights(*networks[1], weightsOf(*networks[0]));
  const auto expected = classMaps(*networks[0], image);
  torch::Tensor results[2];
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 2; ++t) {
      threads.emplace_back([&, t] {
        torch::NoGradGuard noGrad;
        for (int i = 0; i < 3; ++i) results[t] = classMaps(*networks[t], image).gradCam;
      });
    }
  }
  for (const auto& result : results) EXPECT_TRUE(torch::equal(result, expected.gradCam));
}

TEST(ClassMaps, RefuseANetworkThatTrains) {
  const auto network = makeNetworkForTest("custom-cnn", Head::Linear);
  network->train();
  const auto image = torch::randn({1, 3, 64, 64});
  EXPECT_THROW(classMaps(*network, image), Error);
  EXPECT_THROW(layerCam(*network, image, 0), Error);
}
