// SPDX-License-Identifier: GPL-3.0-or-later
// Batch norm over the batches of several processes, played by threads, against torch's over the whole batch.
#include "core/nn/batch_norm.h"

#include <array>
#include <barrier>
#include <mutex>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <torch/nn/cloneable.h>
#include <torch/utils.h>

namespace glenoid {
namespace {

constexpr std::int64_t kNormChannels = 5;

// Adds up the tensors of two threads.
class TwoSums {
 public:
  void operator()(torch::Tensor& figures) {
    {
      const std::lock_guard lock(mutex_);
      total_ = total_.defined() ? total_ + figures : figures.clone();
    }
    all_.arrive_and_wait();
    figures.copy_(total_);
    all_.arrive_and_wait();
    {
      const std::lock_guard lock(mutex_);
      total_.reset();
    }
    all_.arrive_and_wait();
  }

 private:
  std::mutex mutex_;
  std::barrier<> all_{2};
  torch::Tensor total_;
};

torch::nn::BatchNorm2d someNorm() {
  torch::manual_seed(5);
  torch::nn::BatchNorm2d norm(kNormChannels);
  torch::NoGradGuard noGrad;
  norm->weight.add_(torch::randn_like(norm->weight));
  norm->bias.add_(torch::randn_like(norm->bias));
  return norm;
}

TEST(SharedBatchNorm, OfTwoUnequalPartsIsThatOfTheWhole) {
  auto whole = someNorm();
  // Far from zero, where the variance from plain sums of squares would be lost.
  auto map = (torch::randn({7, kNormChannels, 3, 4}) * 2 + 300).requires_grad_();
  const auto upstream = torch::randn({7, kNormChannels, 3, 4});
  const auto expected = whole->forward(map);
  expected.backward(upstream);

  TwoSums sums;
  const SumOverProcesses sum = [&](torch::Tensor& figures) { sums(figures); };
  const std::array<std::int64_t, 3> ends{0, 3, 7};
  std::array<torch::nn::BatchNorm2d, 2> norms{someNorm(), someNorm()};
  std::array<torch::Tensor, 2> inputs, outputs;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < 2; ++i) {
    threads.emplace_back([&, i] {
      const UseSharedStatistics shared(&sum);
      EXPECT_TRUE(sharesStatistics());
      inputs[i] = map.detach().slice(0, ends[i], ends[i + 1]).clone().requires_grad_();
      outputs[i] = normalised(*norms[i], inputs[i]);
      outputs[i].backward(upstream.slice(0, ends[i], ends[i + 1]));
    });
  }
  threads.clear();
  EXPECT_FALSE(sharesStatistics());
  EXPECT_TRUE(torch::allclose(torch::cat({outputs[0], outputs[1]}), expected, 1e-4, 1e-4));
  EXPECT_TRUE(torch::allclose(torch::cat({inputs[0].grad(), inputs[1].grad()}), map.grad(), 1e-4, 1e-5));
  EXPECT_TRUE(torch::allclose(norms[0]->weight.grad() + norms[1]->weight.grad(), whole->weight.grad(), 1e-4, 1e-4));
  EXPECT_TRUE(torch::allclose(norms[0]->bias.grad() + norms[1]->bias.grad(), whole->bias.grad(), 1e-4, 1e-4));
  for (auto& norm : norms) {
    EXPECT_TRUE(torch::allclose(norm->running_mean, whole->running_mean, 1e-5, 1e-5));
    EXPECT_TRUE(torch::allclose(norm->running_var, whole->running_var, 1e-4, 1e-5));
    EXPECT_EQ(norm->num_batches_tracked.item<std::int64_t>(), 1);
  }
}

TEST(SharedBatchNorm, LeavesFrozenNormsAndSingleProcessesAlone) {
  auto norm = someNorm(), plain = someNorm();
  const auto map = torch::randn({2, kNormChannels, 3, 3});
  EXPECT_TRUE(torch::equal(normalised(*norm, map), plain->forward(map)));
  const SumOverProcesses never = [](torch::Tensor&) { FAIL() << "nothing is measured"; };
  const UseSharedStatistics shared(&never);
  norm->eval();
  plain->eval();
  EXPECT_TRUE(torch::equal(normalised(*norm, map), plain->forward(map)));
}

}  // namespace
}  // namespace glenoid
