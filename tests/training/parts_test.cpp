// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's parts: schedule, batches, loss, optimizers, average, checkpoint.
#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <torch/nn/functional/loss.h>
#include <torch/optim.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/history.h"
#include "core/training/average.h"
#include "core/training/checkpoint.h"
#include "core/training/loss.h"
#include "core/training/optimizer.h"
#include "core/training/sampling.h"
#include "core/training/schedule.h"
#include "tests/runs/small_run.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::shared_ptr<Network> smallNetwork() {
  torch::manual_seed(1);
  return makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0});
}

TEST(Schedule, WarmsUpAndComesDown) {
  const ScheduleOptions cosine{ScheduleKind::Cosine, 2, 30, 0.1};
  EXPECT_DOUBLE_EQ(rateFactor(cosine, 0, 10), 0);
  EXPECT_DOUBLE_EQ(rateFactor(cosine, 1, 10), 0.5);
  EXPECT_DOUBLE_EQ(rateFactor(cosine, 2, 10), 1);
  EXPECT_DOUBLE_EQ(rateFactor(cosine, 6, 10), 0.5);
  EXPECT_NEAR(rateFactor(cosine, 10, 10), 0, 1e-12);
  const ScheduleOptions step{ScheduleKind::Step, 0, 3, 0.1};
  EXPECT_DOUBLE_EQ(rateFactor(step, 2.9, 10), 1);
  EXPECT_NEAR(rateFactor(step, 3, 10), 0.1, 1e-12);
  EXPECT_NEAR(rateFactor(step, 6.5, 10), 0.01, 1e-12);
  EXPECT_DOUBLE_EQ(rateFactor({ScheduleKind::Constant, 0, 30, 0.1}, 9, 10), 1);
}

TEST(Schedule, OneCycleRisesAndFalls) {
  ScheduleOptions cycle;
  cycle.kind = ScheduleKind::OneCycle;
  cycle.riseShare = 0.4;
  EXPECT_NEAR(rateFactor(cycle, 0, 10), 1.0 / 25, 1e-12);
  EXPECT_NEAR(rateFactor(cycle, 2, 10), (1 + 1.0 / 25) / 2, 1e-12);
  EXPECT_NEAR(rateFactor(cycle, 4, 10), 1, 1e-12);
  EXPECT_NEAR(rateFactor(cycle, 7, 10), (1 + 1 / 25e4) / 2, 1e-12);
  EXPECT_NEAR(rateFactor(cycle, 10, 10), 1 / 25e4, 1e-12);
}

TEST(Batches, AreEvenAndComplete) {
  std::vector<std::pair<std::int64_t, std::int64_t>> seen;
  EXPECT_EQ(runInBatches(
                33, 32, [&](auto begin, auto count) { seen.emplace_back(begin, count); }, [](auto) { FAIL(); }),
            32);
  EXPECT_THAT(seen, ElementsAre(Pair(0, 17), Pair(17, 16)));
}

TEST(Batches, AreHalvedWhenTheMemoryIsFull) {
  std::vector<std::pair<std::int64_t, std::int64_t>> seen;
  std::vector<std::int64_t> halved;
  const auto step = [&](std::int64_t begin, std::int64_t count) {
    if (count > 3) TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory");
    seen.emplace_back(begin, count);
  };
  EXPECT_EQ(runInBatches(10, 10, step, [&](auto batch) { halved.push_back(batch); }), 3);
  EXPECT_THAT(seen, ElementsAre(Pair(0, 3), Pair(3, 3), Pair(6, 2), Pair(8, 2)));
  EXPECT_THAT(halved, ElementsAre(5, 3));
  EXPECT_EQ(test::codeOf([&] {
              runInBatches(
                  4, 4, [](auto, auto) { TORCH_CHECK_WITH(OutOfMemoryError, false, "full"); }, [](auto) {});
            }),
            ErrorCode::OutOfMemory);
}

TEST(Loss, EqualsTorchsCrossEntropyForPlainLabels) {
  torch::manual_seed(2);
  const auto logits = torch::randn({6, 3});
  const auto labels = torch::tensor({0, 1, 2, 0, 0, 1}, torch::kLong);
  const auto weights = torch::tensor({0.5F, 2.0F, 3.0F});
  namespace F = torch::nn::functional;
  EXPECT_TRUE(torch::allclose(softCrossEntropy(logits, softTargets(labels, 3, 0), {}), F::cross_entropy(logits, labels)));
  EXPECT_TRUE(torch::allclose(softCrossEntropy(logits, softTargets(labels, 3, 0), weights),
                              F::cross_entropy(logits, labels, F::CrossEntropyFuncOptions().weight(weights))));
  EXPECT_TRUE(torch::allclose(softCrossEntropy(logits, softTargets(labels, 3, 0.2), {}),
                              F::cross_entropy(logits, labels, F::CrossEntropyFuncOptions().label_smoothing(0.2))));
}

TEST(Loss, FocalLossIsThePublishedOneForPlainLabelsAndTermByTermForSoftOnes) {
  torch::manual_seed(1);
  const auto logits = torch::randn({5, 3}), labels = torch::tensor({0, 1, 2, 1, 0}, torch::kLong);
  const auto p = torch::softmax(logits, 1);
  const auto own = p.gather(1, labels.unsqueeze(1)).squeeze(1);
  EXPECT_TRUE(torch::allclose(softCrossEntropy(logits, softTargets(labels, 3, 0), {}, 2), (-(1 - own).square() * own.log()).mean(), 1e-5));
  const auto soft = softTargets(labels, 3, 0.3);
  const auto terms = -soft * torch::pow(1 - p, 1.5) * p.log();
  EXPECT_TRUE(torch::allclose(softCrossEntropy(logits, soft, {}, 1.5), terms.sum(1).mean(), 1e-5));
  const auto weights = torch::tensor({1.0F, 2.0F, 3.0F});
  EXPECT_TRUE(torch::allclose(softCrossEntropy(logits, soft, weights, 1.5), (terms * weights).sum() / (soft * weights).sum(), 1e-5));
  auto certain = torch::tensor({{90.0F, 0.0F}}).set_requires_grad(true);
  softCrossEntropy(certain, softTargets(torch::tensor({0}, torch::kLong), 2, 0), {}, 0.5).backward();
  EXPECT_TRUE(torch::isfinite(certain.grad()).all().item<bool>());
}

TEST(Sampling, ShufflesEveryPictureOnceUnlessBalanced) {
  std::vector<Item> items(12);
  for (std::size_t i = 0; i < items.size(); ++i) items[i].label = i < 9 ? 0 : i < 11 ? 2 : 1;
  const std::vector<std::size_t> train{0, 1, 2, 3, 4, 5, 9};
  auto order = epochOrder(items, train, false, 5);
  EXPECT_NE(order, train);
  EXPECT_EQ(order, epochOrder(items, train, false, 5));
  std::sort(order.begin(), order.end());
  EXPECT_EQ(order, train);
  std::map<std::size_t, int> drawn;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const auto balanced = epochOrder(items, train, true, seed);
    ASSERT_EQ(balanced.size(), train.size());
    EXPECT_EQ(balanced, epochOrder(items, train, true, seed));
    for (const auto position : balanced) ++drawn[position];
  }
  ASSERT_EQ(drawn.size(), train.size()) << "only the training part is drawn from, and all of it";
  EXPECT_NEAR(drawn[9] / 7000.0, 0.5, 0.02) << "the only picture of its class makes up half of the draws";
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(drawn[i] / 7000.0, 0.5 / 6, 0.01);
}

TEST(Sampling, SharesAnEpochOutWithoutRepetition) {
  const std::vector<std::size_t> all{7, 3, 5, 1, 9};
  EXPECT_EQ(everyNth(all, 0, 2), (std::vector<std::size_t>{7, 5, 9}));
  EXPECT_EQ(everyNth(all, 1, 2), (std::vector<std::size_t>{3, 1}));
  EXPECT_EQ(everyNth(all, 0, 1), all);
  EXPECT_TRUE(everyNth(all, 5, 6).empty());
}

TEST(Loss, BalancedWeightsGiveEveryClassOneVoice) {
  const auto weights = balancedWeights({0, 0, 0, 1, 1, 3}, 4);
  EXPECT_TRUE(torch::allclose(weights, torch::tensor({0.5F, 0.75F, 0.0F, 1.5F})));
}

// One weight under a known gradient, against the step that torch's own optimizer makes.
class OptimizerSteps : public ::testing::TestWithParam<OptimizerMethod> {};

std::unique_ptr<torch::optim::Optimizer> reference(const OptimizerOptions& options, std::vector<torch::optim::OptimizerParamGroup> groups) {
  switch (options.method) {
    case OptimizerMethod::Sgd:
      return std::make_unique<torch::optim::SGD>(groups, torch::optim::SGDOptions(options.rate).momentum(options.momentum).nesterov(true));
    case OptimizerMethod::Adam: return std::make_unique<torch::optim::Adam>(groups, torch::optim::AdamOptions(options.rate));
    case OptimizerMethod::AdamW: return std::make_unique<torch::optim::AdamW>(groups, torch::optim::AdamWOptions(options.rate));
  }
  return nullptr;
}

std::unique_ptr<torch::optim::OptimizerOptions> groupOptions(const OptimizerOptions& options, double decay) {
  switch (options.method) {
    case OptimizerMethod::Sgd: {
      auto group = torch::optim::SGDOptions(options.rate);
      group.momentum(options.momentum).nesterov(true).weight_decay(decay);
      return std::make_unique<torch::optim::SGDOptions>(group);
    }
    case OptimizerMethod::Adam: {
      auto group = torch::optim::AdamOptions(options.rate);
      group.weight_decay(decay);
      return std::make_unique<torch::optim::AdamOptions>(group);
    }
    case OptimizerMethod::AdamW: {
      auto group = torch::optim::AdamWOptions(options.rate);
      group.weight_decay(decay);
      return std::make_unique<torch::optim::AdamWOptions>(group);
    }
  }
  return nullptr;
}

TEST_P(OptimizerSteps, AreThoseOfTorch) {
  const OptimizerOptions options{GetParam(), 0.01, 0.9, 0.1, 0};
  const auto ours = smallNetwork(), theirs = smallNetwork();
  WeightOptimizer optimizer(*ours, options, 1);
  std::vector<torch::Tensor> decayed, plain;
  for (const auto& weight : theirs->parameters()) (weight.dim() > 1 ? decayed : plain).push_back(weight);
  std::vector<torch::optim::OptimizerParamGroup> groups;
  groups.emplace_back(decayed, groupOptions(options, options.weightDecay));
  groups.emplace_back(plain, groupOptions(options, 0));
  const auto other = reference(options, groups);
  for (int i = 0; i < 4; ++i) {
    torch::manual_seed(10 + static_cast<std::uint64_t>(i));
    for (std::size_t p = 0; p < ours->parameters().size(); ++p) {
      auto gradient = torch::randn_like(ours->parameters()[p]);
      ours->parameters()[p].mutable_grad() = gradient.clone();
      theirs->parameters()[p].mutable_grad() = gradient;
    }
    optimizer.step(1);
    other->step();
  }
  for (std::size_t p = 0; p < ours->parameters().size(); ++p) {
    EXPECT_TRUE(torch::allclose(ours->parameters()[p], theirs->parameters()[p], 1e-4, 1e-6)) << ours->named_parameters()[p].key();
  }
}

INSTANTIATE_TEST_SUITE_P(All, OptimizerSteps, ::testing::Values(OptimizerMethod::Sgd, OptimizerMethod::Adam, OptimizerMethod::AdamW));

TEST(Optimizer, GivesEarlierStagesASmallerRateAndClipsAllGradientsTogether) {
  const auto network = smallNetwork();
  OptimizerOptions options{OptimizerMethod::Sgd, 1, 0, 0, 0};
  const auto moved = [&](double stageFactor, double clip) {
    const auto fresh = smallNetwork();
    options.clipNorm = clip;
    WeightOptimizer optimizer(*fresh, options, stageFactor);
    for (auto& weight : fresh->parameters()) weight.mutable_grad() = torch::ones_like(weight);
    optimizer.step(1);
    std::map<std::string, double> step;
    for (const auto& item : fresh->named_parameters()) {
      step[item.key()] = (network->named_parameters()[item.key()] - item.value()).mean().item<double>();
    }
    return step;
  };
  auto step = moved(0.5, 0);
  EXPECT_NEAR(step["classifier.weight"], 1, 1e-5);
  EXPECT_NEAR(step["features.stage5.conv1.weight"], 0.5, 1e-5);
  EXPECT_NEAR(step["features.stage1.conv1.weight"], 1.0 / 32, 1e-5);
  double count = 0;
  for (const auto& weight : network->parameters()) count += static_cast<double>(weight.numel());
  step = moved(1, 3);
  EXPECT_NEAR(step["classifier.weight"], 3 / std::sqrt(count), 1e-6);
}

TEST(Freezing, RefusesMoreStagesThanThereAre) { EXPECT_THROW(freezeStages(*smallNetwork(), 6), Error); }

TEST(Average, FollowsTheWeights) {
  const auto source = smallNetwork();
  WeightAverage average(*source, makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0}));
  const auto before = source->parameters()[0].detach().clone();
  EXPECT_TRUE(torch::equal(average.network().parameters()[0], before));
  torch::NoGradGuard noGrad;
  source->parameters()[0].add_(1);
  average.update(0.9, 1000000);
  EXPECT_TRUE(torch::allclose(average.network().parameters()[0], before + 0.1));
  average.update(0.9, 1);  // early steps forget faster: d = 2 / 11
  EXPECT_TRUE(torch::allclose(average.network().parameters()[0], before + 0.1 * 2 / 11 + 1.0 * 9 / 11, 1e-5, 1e-6));
}

TEST(CheckpointFile, SurvivesAndRefusesOthers) {
  const test::TemporaryFolder folder;
  const auto file = folder / "c.safetensors";
  writeCheckpoint(
      file,
      {{{"x", 0.1}}, {{"a.b", torch::arange(3)}}, {}, {{"first.a", torch::ones({2, 2})}}, {{"map", torch::ones({3})}}, {{"labels", "[]"}}});
  const auto back = readCheckpoint(file);
  EXPECT_EQ(back.state.at("x"), 0.1);
  EXPECT_TRUE(torch::equal(back.network.at("a.b"), torch::arange(3)));
  EXPECT_TRUE(back.average.empty());
  EXPECT_TRUE(torch::equal(back.optimizer.at("first.a"), torch::ones({2, 2})));
  EXPECT_TRUE(torch::equal(back.distillation.at("map"), torch::ones({3})));
  EXPECT_EQ(readAnyWeights(file).tensors.size(), 1u);
  EXPECT_EQ(readAnyWeights(file).metadata.at("labels"), "[]");
  const auto whole = readTextFile(file);
  writeFileAtomically(file, std::string_view(whole).substr(0, whole.size() - 3));
  EXPECT_THROW(readCheckpoint(file), Error);
}

TEST(History, IsReadAsItWasWritten) {
  const test::TemporaryFolder folder;
  const double none = std::numeric_limits<double>::quiet_NaN();
  const std::vector<EpochRecord> history{{1, 0.5, 2, 0.25, none, none, 3, 4, 0.125}, {2, 0.5, 1, 0.5, 1.5, 0.75, 3, 4, 0.25}};
  writeHistory(folder / "h.csv", history);
  expectSameHistory(readHistory(folder / "h.csv"), history);
  EXPECT_EQ(readHistory(folder / "h.csv")[1].waitShare, 0.25);
  writeFileAtomically(folder / "h.csv", std::string_view("epoch,trainLoss\n1,2\n"));
  EXPECT_EQ(readHistory(folder / "h.csv")[0].trainLoss, 2);
  EXPECT_TRUE(std::isnan(readHistory(folder / "h.csv")[0].rate));
  for (const char* text : {"", "loss\n1\n", "epoch,rate\n1\n", "epoch,rate\n1,much\n"}) {
    writeFileAtomically(folder / "h.csv", std::string_view(text));
    EXPECT_THROW(readHistory(folder / "h.csv"), Error) << text;
  }
}

}  // namespace
}  // namespace glenoid
