// SPDX-License-Identifier: GPL-3.0-or-later
// What pretraining learns, and how its features are probed.
#include <cmath>

#include <gtest/gtest.h>
#include <torch/nn/functional/loss.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/random.h"
#include "core/training/pretraining_loss.h"
#include "core/training/probe.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

std::shared_ptr<Network> studentOf(std::uint64_t seed = 3) {
  torch::manual_seed(seed);
  return makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0});
}

// Two tasks of three pictures: the first label of the second task and the last of the first are not known.
Pretraining twoTasks() {
  Pretraining plan;
  plan.options.method = PretrainingMethod::Labels;
  plan.tasks = {{{"a", {"0", "1"}}, {"b", {"x", "y", "z"}}}, {0, -1, 1, 2, -1, 1}};
  return plan;
}

torch::Tensor positionsOf(const std::vector<std::int64_t>& positions) { return torch::tensor(positions, torch::kLong); }

TEST(PretrainingLoss, OfTasksIsTheMeanCrossEntropyOfTheKnownLabels) {
  const auto network = studentOf();
  PretrainingLoss loss(twoTasks(), {0, 1, 2}, *network, torch::kCPU);
  const auto features = torch::randn({3, network->featureChannels()});
  const auto weights = loss.weights();
  const auto logits = [&](const std::string& layer) {
    return features.matmul(weights.at("pretraining." + layer + ".weight").t()) + weights.at("pretraining." + layer + ".bias");
  };
  const auto a = logits("dense0").narrow(0, 0, 2), b = logits("dense1").narrow(0, 1, 2);
  const auto entropy = [](const torch::Tensor& of, const std::vector<std::int64_t>& labels) {
    return torch::nn::functional::cross_entropy(of, positionsOf(labels)).item<double>();
  };
  const auto learned = loss.of(features, positionsOf({0, 1, 2}));
  EXPECT_NEAR(learned.loss.item<double>(), (entropy(a, {0, 1}) + entropy(b, {2, 1})) / 2, 1e-5);
  const double right =
      (a.argmax(1) == positionsOf({0, 1})).sum().item<double>() + (b.argmax(1) == positionsOf({2, 1})).sum().item<double>();
  EXPECT_NEAR(learned.hits.item<double>(), 3 * right / 4, 1e-5);
}

TEST(PretrainingLoss, AMissingLabelTeachesNothing) {
  const auto network = studentOf();
  auto plan = twoTasks();
  for (const bool weighted : {false, true}) {
    plan.options.training.classWeights = weighted;
    PretrainingLoss loss(plan, {0, 1, 2}, *network, torch::kCPU);
    const auto features = torch::randn({1, network->featureChannels()});
    loss.of(features, positionsOf({0})).loss.backward();
    EXPECT_GT(loss.weights().at("pretraining.dense0.weight").grad().abs().sum().item<double>(), 0);
    const auto unknown = loss.weights().at("pretraining.dense1.weight").grad();
    EXPECT_TRUE(torch::isfinite(unknown).all().item<bool>());
    EXPECT_EQ(unknown.abs().sum().item<double>(), 0);
  }
}

TEST(PretrainingLoss, ClassWeightsAreThoseOfThePicturesThatTrain) {
  const auto network = studentOf();
  Pretraining plan;
  plan.options.method = PretrainingMethod::Labels;
  plan.options.training.classWeights = true;
  plan.tasks = {{{"a", {"0", "1"}}}, {0, 1, 1, 1}};
  const auto features = torch::randn({2, network->featureChannels()});
  const auto expectLossOf = [&](const std::vector<std::size_t>& trained, const std::vector<float>& weights) {
    PretrainingLoss loss(plan, trained, *network, torch::kCPU);
    const auto layer = loss.weights();
    const auto logits = features.matmul(layer.at("pretraining.dense0.weight").t()) + layer.at("pretraining.dense0.bias");
    const auto expected = torch::nn::functional::cross_entropy(
        logits, positionsOf({0, 1}), torch::nn::functional::CrossEntropyFuncOptions().weight(torch::tensor(weights)));
    EXPECT_NEAR(loss.of(features, positionsOf({0, 1})).loss.item<double>(), expected.item<double>(), 1e-5);
  };
  expectLossOf({0, 1}, {1, 1});
  expectLossOf({0, 1, 2, 3}, {2, 2.0F / 3});
}

// VICReg written out column by column.
TEST(PretrainingLoss, OfViewsIsThePublishedOne) {
  const auto network = studentOf();
  Pretraining plan;
  plan.options.projection = 8;
  plan.options.invariance = 3;
  plan.options.variance = 5;
  plan.options.covariance = 7;
  PretrainingLoss loss(plan, {0, 1, 2}, *network, torch::kCPU);
  ASSERT_EQ(loss.views(), 2);
  const auto features = torch::randn({10, network->featureChannels()});
  const auto w = loss.weights();
  auto z = features;
  for (int layer = 0; layer < 3; ++layer) {
    const auto name = "pretraining.dense" + std::to_string(layer);
    z = z.matmul(w.at(name + ".weight").t()) + w.at(name + ".bias");
    if (layer == 2) break;
    z = torch::relu((z - z.mean(0)) / torch::sqrt(z.var(0, /*unbiased=*/false) + 1e-5));
  }
  const auto views = z.chunk(2);
  double expected = 3 * (views[0] - views[1]).square().mean().item<double>();
  for (const auto& view : views) {
    for (int i = 0; i < 8; ++i) {
      expected += 5 * std::max(0.0, 1 - std::sqrt(view.select(1, i).var().item<double>() + 1e-4)) / 8 / 2;
      for (int j = 0; j < 8; ++j) {
        if (i == j) continue;
        const auto x = view.select(1, i), y = view.select(1, j);
        expected += 7 * std::pow(((x - x.mean()) * (y - y.mean())).sum().item<double>() / 4, 2) / 8;
      }
    }
  }
  const auto learned = loss.of(features, positionsOf({0, 1, 2, 3, 4}));
  EXPECT_NEAR(learned.loss.item<double>(), expected, 1e-3 * expected);
  EXPECT_TRUE(std::isnan(learned.hits.item<double>()));
  EXPECT_TRUE(std::isfinite(loss.of(features.narrow(0, 0, 2), positionsOf({0})).loss.item<double>())) << "one picture";
}

TEST(PretrainingLoss, OfViewsPunishesACollapse) {
  const auto network = studentOf();
  Pretraining plan;
  plan.options.projection = 8;
  plan.options.variance = 25;
  PretrainingLoss loss(plan, {0, 1, 2}, *network, torch::kCPU);
  const auto same = torch::ones({8, network->featureChannels()});
  EXPECT_NEAR(loss.of(same, positionsOf({0, 1, 2, 3})).loss.item<double>(), 25 * (1 - 0.01), 0.01);
}

TEST(Probe, TellsTwoKindsApartAndNotChance) {
  torch::manual_seed(1);
  const auto draw = [](std::int64_t count, double distance) -> LabelledFeatures {
    const auto labels = torch::arange(count, torch::kLong).remainder(2);
    return {torch::randn({count, 6}) + (labels.to(torch::kFloat32) * distance).unsqueeze(1), labels};
  };
  const auto known = draw(80, 4), asked = draw(60, 4);
  EXPECT_GT(neighbourAccuracy(known, asked, 2, 5), 0.95);
  EXPECT_GT(linearAccuracy(known, asked, 2), 0.95);
  for (const auto& [factor, offset] : {std::pair(1e-9, 0.0), {1.0, 1e3}}) {
    const auto moved = [&](const LabelledFeatures& from) { return LabelledFeatures{from.features * factor + offset, from.labels}; };
    EXPECT_GT(neighbourAccuracy(moved(known), moved(asked), 2, 5), 0.95) << factor;
    EXPECT_GT(linearAccuracy(moved(known), moved(asked), 2), 0.95) << factor;
  }
  const auto noise = draw(200, 0), more = draw(200, 0);
  EXPECT_NEAR(neighbourAccuracy(noise, more, 2, 20), 0.5, 0.15);
  EXPECT_NEAR(linearAccuracy(noise, more, 2), 0.5, 0.15);
  const LabelledFeatures swapped{asked.features, 1 - asked.labels};
  EXPECT_LT(linearAccuracy(known, swapped, 2), 0.05);
}

TEST(Probe, MeasuresTheValidationPartOnly) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8, 2, 32);
  const Split split{1, {0, 1, 2, 3, 8, 9, 10, 11}, {4, 12}, {5, 6, 7, 13, 14, 15}};
  const auto network = studentOf();
  Probe probe({cache, split}, torch::kCPU, 3);
  std::size_t asked = 0;
  const auto record = probe.measure(*network, {{32}, 4, false}, {},
                                    [&](const Progress& progress) { asked += progress.done == progress.total ? progress.total : 0; });
  EXPECT_EQ(asked, 10u);
  for (const double share : {record.neighbours, record.linear}) EXPECT_TRUE(share == 0 || share == 0.5 || share == 1) << share;
  const Split empty{1, {0, 8}, {}, {}};
  EXPECT_EQ(test::codeOf([&] { Probe({cache, empty}, torch::kCPU, 3); }), ErrorCode::DatasetTooSmall);
}

}  // namespace
}  // namespace glenoid
