// SPDX-License-Identifier: GPL-3.0-or-later
// A frozen network gives the same answers as the network from which it was made.
#include "core/plan/frozen_network.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <future>

#include <c10/core/CPUAllocator.h>
#include <gtest/gtest.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/version.h>

#include "core/base/error.h"
#include "core/nn/architecture.h"
#include "core/nn/class_activation.h"
#include "core/nn/compute.h"

using namespace glenoid;

namespace {

// Random weights, and batch norms as after training: scales, shifts, means and variances differ from those they start with.
std::shared_ptr<Network> trainedLike(const std::string& architecture) {
  torch::manual_seed(11);
  NetworkOptions options;
  options.architecture = architecture;
  auto network = makeNetwork(options);
  const torch::NoGradGuard noGrad;
  for (const auto& module : network->modules(false)) {
    auto* norm = module->as<torch::nn::BatchNorm2d>();
    if (!norm) continue;
    norm->weight.uniform_(0.7, 1.3);
    norm->bias.uniform_(-0.2, 0.4);
    norm->running_mean.uniform_(-0.3, 0.3);
    norm->running_var.uniform_(0.5, 1.5);
  }
  network->eval();
  return network;
}

torch::Tensor pictures(std::int64_t count, std::int64_t side) {
  return torch::randn({count, 3, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
}

// Largest difference as a share of the largest value.
double distance(const torch::Tensor& a, const torch::Tensor& b) {
  EXPECT_EQ(a.sizes(), b.sizes());
  if (a.sizes() != b.sizes()) return 1;
  return ((a - b).abs().max() / b.abs().max()).item<double>();
}

// While it lives, counts the bytes of tensors that are made on the CPU.
class CountingAllocator final : public c10::Allocator {
 public:
  CountingAllocator() { c10::SetCPUAllocator(this, kPriority); }
  ~CountingAllocator() override { c10::SetCPUAllocator(before_, kPriority); }
#if TORCH_VERSION_MAJOR >= 2
  c10::DataPtr allocate(std::size_t size) override { return counted(size); }
  void copy_data(void* to, const void* from, std::size_t count) const override { default_copy_data(to, from, count); }
#else
  c10::DataPtr allocate(std::size_t size) const override { return counted(size); }
#endif
  c10::DeleterFnPtr raw_deleter() const override { return before_->raw_deleter(); }
  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::uint8_t kPriority = 255;
  c10::DataPtr counted(std::size_t size) const {
    bytes_ += size;
    return before_->allocate(size);
  }
  c10::Allocator* before_ = c10::GetCPUAllocator();
  mutable std::atomic<std::size_t> bytes_ = 0;
};

class EveryFrozenNetwork : public testing::TestWithParam<std::string> {};

std::string testName(const testing::TestParamInfo<std::string>& parameter) {
  auto name = parameter.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryFrozenNetwork, testing::ValuesIn(networkNames()), testName);

}  // namespace

// The sides need different paddings on the way down. Each comes twice, by turns, so that errors in reused memory show.
TEST_P(EveryFrozenNetwork, GivesTheSameMapsAndLogits) {
  const auto network = trainedLike(GetParam());
  const auto fast = frozen(network);
  const torch::NoGradGuard noGrad;
  for (const int round : {1, 2}) {
    for (const auto& [count, side] : {std::pair<std::int64_t, std::int64_t>{1, network->minimumInput()}, {3, 101}, {1, 180}, {2, 195}}) {
      SCOPED_TRACE(testing::Message() << "round " << round << ", " << count << " of " << side << " pixels");
      const auto input = pictures(count, side);
      const auto detail = network->detailMap(input);
      EXPECT_LT(distance(fast->detailMap(input), detail), 1e-4);
      EXPECT_LT(distance(fast->featureMap(input), network->featureMapFromDetail(detail)), 1e-4);
      EXPECT_LT(distance(fast->forward(input), network->forward(input)), 1e-4);
    }
  }
}

TEST_P(EveryFrozenNetwork, GivesTheSameHeatMaps) {
  const auto network = trainedLike(GetParam());
  const auto input = pictures(1, 150);
  const auto maps = classMaps(*network, input);
  const auto layer = layerCam(*network, input, 2);
  const auto fast = frozen(network);
  EXPECT_LT(distance(classMaps(*fast, input).gradCam, maps.gradCam), 1e-4);
  // A gradient jumps if a pooled maximum or a ReLU is close to a tie, which the last digits of the detail map decide.
  const auto fastLayer = layerCam(*fast, input, 2);
  EXPECT_LT(((fastLayer.map - layer.map).abs().mean() / layer.map.max()).item<double>(), 1e-3);
  EXPECT_LT(distance(fastLayer.logits, layer.logits), 1e-4);
}

TEST(FrozenNetwork, AnswersAlikeInEveryMode) {
  const auto fast = frozen(trainedLike("densenet121-se"));
  const auto input = pictures(2, 96);
  torch::Tensor first;
  {
    const c10::InferenceMode inference;
    first = fast->forward(input).clone();
  }
  const torch::NoGradGuard noGrad;
  EXPECT_TRUE(torch::equal(first, fast->forward(input)));
  EXPECT_TRUE(torch::equal(first, fast->forward(input.contiguous()))) << "the input's layout makes no difference";
}

TEST(FrozenNetwork, LeavesItsInputAndItsAnswersAlone) {
  const auto fast = frozen(trainedLike("densenet121"));
  const torch::NoGradGuard noGrad;
  const auto input = pictures(1, 96);
  const auto before = input.clone();
  const auto map = fast->featureMap(input);
  const auto kept = map.clone();
  fast->featureMap(pictures(1, 96));
  EXPECT_TRUE(torch::equal(input, before));
  EXPECT_TRUE(torch::equal(map, kept));
}

TEST(FrozenNetwork, PicturesOfABatchDoNotMix) {
  const auto fast = frozen(trainedLike("densenet121-se"));
  const torch::NoGradGuard noGrad;
  const auto input = pictures(4, 101);
  const auto together = fast->forward(input);
  for (std::int64_t i = 0; i < 4; ++i) EXPECT_LT(distance(fast->forward(input.narrow(0, i, 1)), together.narrow(0, i, 1)), 1e-5);
}

// Except for the detail map and the last map, which are returned, and the vectors of the head.
TEST(FrozenNetwork, MakesNoMapsOnceItKnowsTheSize) {
  if (std::string(GLENOID_CONVOLUTIONS) != "onednn")
    GTEST_SKIP() << "skipped: LibTorch's own convolutions allocate their results every time";
  constexpr std::size_t kHeadBytes = 64 * 1024;
  for (const auto* architecture : {"densenet121-se", "inceptionv3", "mobilenetv2", "custom-cnn"}) {
    SCOPED_TRACE(architecture);
    const auto fast = frozen(trainedLike(architecture));
    const torch::NoGradGuard noGrad;
    const auto input = pictures(1, 180);
    fast->forward(input);
    std::size_t made = 0;
    {
      const CountingAllocator counting;
      fast->forward(input);
      made = counting.bytes();
    }
    const auto handedOut = static_cast<std::size_t>(fast->detailMap(input).numel() + fast->featureMap(input).numel()) * sizeof(float);
    EXPECT_LT(made, handedOut + kHeadBytes);
  }
}

TEST(FrozenNetwork, FollowsTheNumberOfThreads) {
  const auto network = trainedLike("mobilenetv2");
  const auto fast = frozen(network);
  const torch::NoGradGuard noGrad;
  const auto input = pictures(2, 96);
  const auto expected = network->forward(input);
  for (const int threads : {1, 2, 1}) {
    setComputeThreads(threads);
    EXPECT_LT(distance(fast->forward(input), expected), 1e-4);
  }
}

// A LibTorch without oneDNN records its convolutions as a different operation.
TEST(FrozenNetwork, ReadsConvolutionsThatAreNotOneDnns) {
  const auto network = trainedLike("mobilenetv2");
  const torch::NoGradGuard noGrad;
  const auto input = pictures(1, 96);
  const auto expected = network->forward(input);
  const auto fast = frozen(network);
  at::globalContext().setUserEnabledMkldnn(false);
  const auto answer = fast->forward(input);
  at::globalContext().setUserEnabledMkldnn(true);
  EXPECT_LT(distance(answer, expected), 1e-4);
}

TEST(FrozenNetwork, HasASecondOneForAnotherThread) {
  const auto network = trainedLike("densenet121-se");
  for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
  const auto first = frozen(network), second = anotherFrozen(*first, std::make_shared<PlanMemory>());
  const auto one = pictures(1, 96), two = pictures(1, 96);
  const auto several = [](Network& fast, const torch::Tensor& input) {
    const torch::NoGradGuard noGrad;
    const ComputeThreads oneThread(1);
    auto answer = fast.forward(input).clone();
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(torch::equal(fast.forward(input), answer));
    return answer;
  };
  // Both make their plans and compute at the same time.
  auto beside = std::async(std::launch::async, several, std::ref(*second), two);
  const auto ofOne = several(*first, one), ofTwo = beside.get();
  EXPECT_TRUE(torch::equal(several(*second, one), ofOne));
  EXPECT_TRUE(torch::equal(several(*first, two), ofTwo));
  EXPECT_FALSE(torch::equal(ofOne, ofTwo));
  EXPECT_FALSE(second->is_training());
  EXPECT_THROW(anotherFrozen(*network, nullptr), Error);
}

TEST(FrozenNetwork, SharesItsMemoryWithOthersOfItsThread) {
  const torch::NoGradGuard noGrad;
  const ComputeThreads oneThread(1);
  const auto memory = std::make_shared<PlanMemory>();
  const auto first = frozen(trainedLike("densenet121-se")), second = frozen(trainedLike("mobilenetv2"));
  const auto one = anotherFrozen(*first, memory), two = anotherFrozen(*second, memory);
  const auto input = pictures(1, 96), other = pictures(1, 64);
  for (int round = 0; round < 2; ++round) {
    EXPECT_TRUE(torch::equal(one->forward(input), first->forward(input)));
    EXPECT_TRUE(torch::equal(two->forward(input), second->forward(input)));
    EXPECT_TRUE(torch::equal(one->forward(other), first->forward(other)));
  }
}

TEST(FrozenNetwork, TakesNoNewMemoryForSmallerMapsOfItsThread) {
  const torch::NoGradGuard noGrad;
  const ComputeThreads oneThread(1);
  const auto network = frozen(trainedLike("mobilenetv2"));
  network->forward(pictures(1, 64));  // reads the layers and packs the weights
  const auto bytesFor = [&](const std::shared_ptr<PlanMemory>& memory) {
    const auto another = anotherFrozen(*network, memory);
    const auto input = pictures(1, 64);
    const CountingAllocator counting;
    another->forward(input);
    return counting.bytes();
  };
  const auto shared = std::make_shared<PlanMemory>();
  anotherFrozen(*network, shared)->forward(pictures(1, 128));
  const auto maps = 64 * 64 / 4 * 96 * sizeof(float);  // the largest of them alone
  EXPECT_LT(bytesFor(shared) + maps, bytesFor(std::make_shared<PlanMemory>()));
}

TEST(PlanMemory, GivesTheSmallestFreePieceThatFits) {
  PlanMemory memory;
  const auto large = memory.take(100), small = memory.take(10);
  EXPECT_NE(large, small);
  EXPECT_EQ(memory.values(large).numel(), 100);
  memory.release(large);
  memory.release(small);
  EXPECT_EQ(memory.take(10), small);
  EXPECT_EQ(memory.take(5), large);  // the smaller one is taken
  EXPECT_EQ(memory.values(memory.take(5)).numel(), 5);
}

TEST(FrozenNetwork, RefusesANetworkThatLearns) {
  auto network = trainedLike("custom-cnn");
  network->train();
  EXPECT_THROW(frozen(network), Error);
}
