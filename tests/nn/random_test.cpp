// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/random.h"

#include <thread>

#include <gtest/gtest.h>
#include <torch/utils.h>

#include "core/nn/network.h"
#include "core/nn/weights.h"

namespace glenoid {
namespace {

// Every weight of a network made from this seed, one after another.
torch::Tensor weightsFrom(const std::string& name, std::uint64_t seed) {
  RandomStream stream(torch::kCPU, seed);
  const UseRandomStream use(stream);
  std::vector<torch::Tensor> all;
  for (const auto& weight : makeNetwork({name, 3, Head::Original})->parameters()) all.push_back(weight.detach().flatten());
  return torch::cat(all);
}

class RandomWeights : public ::testing::TestWithParam<std::string> {};

TEST_P(RandomWeights, DependOnTheSeedOfTheStreamAlone) {
  torch::manual_seed(1);
  const auto first = weightsFrom(GetParam(), 7);
  EXPECT_TRUE(torch::equal(first, weightsFrom(GetParam(), 7)));
  EXPECT_FALSE(torch::equal(first, weightsFrom(GetParam(), 8)));
}

TEST_P(RandomWeights, AreNotDrawnForANetworkWhoseWeightsAreRead) {
  const auto made = makeNetwork({GetParam(), 3, Head::Original});
  std::shared_ptr<Network> read;
  {
    const NoFirstWeights allAreRead;
    const auto zeros = torch::zeros({4});
    EXPECT_TRUE(torch::equal(drawUniform(zeros, 1, 2), torch::zeros({4})));
    EXPECT_TRUE(torch::equal(drawNormal(zeros, 1), torch::zeros({4})));
    read = makeNetwork({GetParam(), 3, Head::Original});
  }
  EXPECT_FALSE(NoFirstWeights::here());
  loadWeights(*read, weightsOf(*made, torch::kFloat32));
  made->eval();
  read->eval();
  const torch::NoGradGuard noGrad;
  const auto image = torch::rand({1, 3, 96, 96});
  EXPECT_TRUE(torch::equal(read->forward(image), made->forward(image))) << "strides, paddings and groups are the same";
}

INSTANTIATE_TEST_SUITE_P(All, RandomWeights, ::testing::Values("densenet121-se", "efficientnetb0", "mobilenetv2", "custom-cnn"));

TEST(RandomStream, ServesTheThreadThatUsesIt) {
  const auto draw = [] { return drawUniform(torch::empty({4}), 0, 1); };
  RandomStream stream(torch::kCPU, 3), other(torch::kCPU, 3);
  torch::Tensor first, elsewhere, second;
  {
    const UseRandomStream use(stream);
    first = draw();
    std::thread([&] { elsewhere = draw(); }).join();
    second = draw();
  }
  const UseRandomStream use(other);
  EXPECT_TRUE(torch::equal(first, draw()));
  EXPECT_TRUE(torch::equal(second, draw())) << "another thread took none of its numbers";
  EXPECT_FALSE(torch::equal(first, elsewhere));
}

TEST(RandomStream, TheInnermostCounts) {
  RandomStream outer(torch::kCPU, 1), inner(torch::kCPU, 2);
  const auto draw = [] { return drawUniform(torch::empty({4}), 0, 1); };
  const UseRandomStream useOuter(outer);
  const auto before = draw();
  {
    const UseRandomStream useInner(inner);
    draw();
  }
  outer.seed(1);
  EXPECT_TRUE(torch::equal(draw(), before));
}

TEST(Dropped, KeepsTheMeanAndDropsItsShare) {
  RandomStream stream(torch::kCPU, 3);
  const UseRandomStream use(stream);
  const auto ones = torch::ones({100000}).requires_grad_(true);
  const auto some = dropped(ones, 0.3, true);
  EXPECT_NEAR(some.mean().item<double>(), 1, 0.01);
  EXPECT_NEAR((some == 0).to(torch::kFloat64).mean().item<double>(), 0.3, 0.01);
  some.sum().backward();
  EXPECT_TRUE(torch::equal(ones.grad(), some.detach())) << "dropped values learn nothing";
  EXPECT_TRUE(torch::equal(dropped(ones, 0.3, false), ones));
}

}  // namespace
}  // namespace glenoid
