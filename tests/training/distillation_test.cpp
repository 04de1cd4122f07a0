// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/distillation.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/weights.h"
#include "tests/runs/small_run.h"
#include "tests/support/small_model.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

// A custom CNN with random weights that knows `labels`, as a bundle.
std::string writeTeacher(const std::filesystem::path& path, const std::vector<std::string>& labels, std::uint64_t seed = 5) {
  torch::manual_seed(seed);
  auto model = test::smallModelDescription();
  model.inputSize = 40;
  model.labels.clear();
  for (const auto& label : labels) model.labels.push_back({label, label});
  writeBundle(path, model, *makeNetwork({"custom-cnn", static_cast<std::int64_t>(labels.size()), Head::Linear, 0.4, 0.5}),
              WeightPrecision::Single);
  return toUtf8(path);
}

const std::vector<std::string> kLabels{"class 0", "class 1"};

DistillationOptions taughtBy(const std::vector<std::string>& teachers, double labels, double probabilities, double features) {
  DistillationOptions options;
  options.teachers = teachers;
  options.labels = labels;
  options.probabilities = probabilities;
  options.features = features;
  options.temperature = 3;
  return options;
}

std::shared_ptr<Network> student() {
  torch::manual_seed(6);
  return makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0});
}

TEST(Distillation, OfProbabilitiesIsHintonsDivergenceFromTheMeanOfTheTeachers) {
  const test::TemporaryFolder folder;
  const auto a = writeTeacher(folder / "a", kLabels), b = writeTeacher(folder / "b.glenoid", kLabels, 9);
  const auto network = student();
  Distillation distillation(taughtBy({a, b}, 1, 0.5, 0), kLabels, *network, {32}, torch::kCPU);
  EXPECT_TRUE(distillation.weights().empty());
  const auto pictures = torch::rand({3, 1, 48, 48}) * 255, logits = torch::randn({3, 2});
  torch::NoGradGuard noGrad;
  torch::Tensor likely = torch::zeros({3, 2});
  for (const auto& path : {a, b}) {
    const auto teacher = loadNetwork(readBundle(path));
    likely += torch::softmax(teacher->forward(toNetworkInput(pictures, {40})) / 3, 1) / 2;
  }
  const auto expected = 0.5 * 9 * (likely * (likely.log() - torch::log_softmax(logits / 3, 1))).sum(1).mean();
  const auto map = network->featureMap(toNetworkInput(pictures, {32}));
  EXPECT_TRUE(torch::allclose(distillation.loss(pictures, map, logits), expected, 1e-4, 1e-6));
}

TEST(Distillation, OfFeaturesComparesDirectionsBehindTheMap) {
  const test::TemporaryFolder folder;
  torch::manual_seed(5);
  const auto teacher = makeNetwork({"mobilenetv2", 1000, Head::Linear, 0, 0});
  writeSafetensors(folder / "published.safetensors", weightsOf(*teacher));
  teacher->eval();
  auto options = taughtBy({toUtf8(folder / "published.safetensors")}, 1, 0, 2);
  options.architecture = "mobilenetv2";
  options.inputSize = 64;
  const auto network = student();
  Distillation distillation(options, {"other", "labels"}, *network, {32}, torch::kCPU);
  const auto weights = distillation.weights();
  ASSERT_EQ(weights.size(), 2u);
  torch::NoGradGuard noGrad;
  const auto pictures = torch::rand({3, 1, 48, 48}) * 255;
  const auto map = network->featureMap(toNetworkInput(pictures, {32}));
  const auto mine = map.mean({2, 3}).matmul(weights.at("teacher0.weight").t()) + weights.at("teacher0.bias");
  const auto wanted = teacher->featureMap(toNetworkInput(pictures, {64})).mean({2, 3});
  const auto cosine = torch::cosine_similarity(mine, wanted);
  EXPECT_TRUE(torch::allclose(distillation.loss(pictures, map, {}), 2 * (2 - 2 * cosine).mean(), 1e-4, 1e-5));
}

TEST(Distillation, RefusesTeachersThatCannotTeach) {
  const test::TemporaryFolder folder;
  const auto strange = writeTeacher(folder / "strange", {"class 0", "class 2"}),
             more = writeTeacher(folder / "more", {"class 0", "class 1", "x"});
  const auto refusal = [&](const DistillationOptions& options) {
    return test::codeOf([&] { Distillation(options, kLabels, *student(), {32}, torch::kCPU); });
  };
  EXPECT_EQ(refusal(taughtBy({strange}, 1, 1, 0)), ErrorCode::OptionInvalid);
  EXPECT_EQ(refusal(taughtBy({more}, 1, 1, 0)), ErrorCode::OptionInvalid);
  EXPECT_EQ(refusal(taughtBy({toUtf8(folder / "none")}, 1, 0, 1)), ErrorCode::ModelNotFound);
  Distillation(taughtBy({strange}, 1, 0, 1), kLabels, *student(), {32}, torch::kCPU);  // features need no labels
  auto published = taughtBy({toUtf8(folder / "none.safetensors")}, 1, 0, 1);
  published.architecture = "mobilenetv2";
  EXPECT_EQ(refusal(published), ErrorCode::FileNotFound);
  published.architecture = "mobilenet";
  EXPECT_EQ(refusal(published), ErrorCode::OptionInvalid);
}

TEST(Distillation, TeachesFeaturesWithoutLabelsWhileTheTeacherStays) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  auto options = smallOptions();
  options.epochs = 12;
  options.mapDropout = 0;
  options.augmentation = noAugmentation();
  options.distillation = taughtBy({writeTeacher(folder / "teacher", kLabels)}, 0, 0, 1);
  const auto result = trainOnAll(options, cache, folder / "run");
  EXPECT_LT(result.history.back().trainLoss, 0.5 * result.history.front().trainLoss);

  const auto network = student();
  Distillation distillation(taughtBy(options.distillation.teachers, 0, 1, 1), kLabels, *network, {32}, torch::kCPU);
  const auto pictures = torch::rand({4, 1, 48, 48}) * 255;
  const auto input = toNetworkInput(pictures, {32});
  const auto told = [&] {
    torch::NoGradGuard noGrad;
    return distillation.loss(pictures, torch::ones({4, network->featureChannels(), 1, 1}), torch::zeros({4, 2}));
  };
  const auto before = told();
  for (int i = 0; i < 3; ++i) {
    const auto map = network->featureMap(input);
    distillation.loss(pictures, map, network->logitsFromFeatureMap(map)).backward();
  }
  EXPECT_TRUE(torch::equal(told(), before)) << "neither weights nor batch norm of a teacher move";
  for (const auto& [name, weight] : distillation.weights()) EXPECT_TRUE(weight.grad().defined()) << name;
}

TEST(Distillation, LearnsAsMuchFromATeachersProbabilities) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  auto options = smallOptions();
  options.epochs = 15;
  options.mapDropout = options.headDropout = 0;
  options.augmentation = noAugmentation();
  trainOnAll(options, cache, folder / "teacher run");
  // The student never sees a label but answers as its teacher does.
  auto model = test::smallModelDescription();
  model.inputSize = 32;
  model.labels = {{"class 0", "class 0"}, {"class 1", "class 1"}};
  const auto teacher = makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0});
  loadWeights(*teacher, readSafetensors(folder / "teacher run" / "best.safetensors"));
  writeBundle(folder / "teacher", model, *teacher, WeightPrecision::Single);
  options.seed = 4;
  options.distillation = taughtBy({toUtf8(folder / "teacher")}, 0, 1, 0);
  const auto result = trainOnAll(options, cache, folder / "run");
  EXPECT_GE(result.history.back().trainAccuracy, 0.9);
}

}  // namespace
}  // namespace glenoid
