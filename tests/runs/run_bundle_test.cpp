// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_bundle.h"

#include <limits>

#include "core/base/error.h"
#include "core/bundle/bundle_weights.h"
#include "core/doubt/conformal.h"
#include "core/eval/prediction_table.h"
#include "core/nn/weights.h"
#include "core/runs/cross_validation.h"
#include "core/runs/run_finish.h"
#include "core/runs/run_folder.h"
#include "core/runs/stored_run.h"
#include "tests/runs/small_run.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

BundleText text() { return {"tiny", "1", "A tiny model.", "stripes", "", "none", "stripes only"}; }

TEST(RunBundle, HoldsTheBestWeightsAndTheRunsFigures) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
  const auto split = stratifiedSplit(cache.items(), {}, 1);
  const auto result = train(smallOptions(), {cache, split}, folder / "run");
  const auto bundle = writeRunBundle(folder / "run", folder / "model", text());

  const auto model = readBundle(folder / "model").model;
  EXPECT_EQ(model.architecture, "custom-cnn");
  EXPECT_EQ(model.labels.size(), 2u);
  EXPECT_DOUBLE_EQ(model.figures["test"]["accuracy"], result.test.evaluation.accuracy);
  EXPECT_DOUBLE_EQ(model.figures["validation"]["accuracy"], result.validation.evaluation.accuracy);
  EXPECT_DOUBLE_EQ(model.temperature, result.test.evaluation.temperature);
  EXPECT_TRUE(model.hasTemperature);
  EXPECT_EQ(model.training["images"], 20);
  EXPECT_TRUE(model.sets.empty()) << "one image of each label in the validation part is too few";

  auto outside = text();
  outside.name = "../evil";
  EXPECT_EQ(test::codeOf([&] { writeRunBundle(folder / "run", folder / "evil", outside); }), ErrorCode::OptionInvalid)
      << "a model that cannot be read again was written";
  EXPECT_FALSE(std::filesystem::exists(folder / "evil"));

  const auto shipped = weightsOf(*loadNetwork(bundle)).tensors, best = readSafetensors(result.weights).tensors;
  for (const auto& [key, tensor] : shipped) {
    if (!tensor.is_floating_point()) continue;
    EXPECT_TRUE(torch::allclose(tensor, best.at(key).to(torch::kFloat32), 1e-3, 1e-4)) << key;
  }
}

TEST(RunBundle, TakesItsSetsFromAValidationPartThatIsLargeEnough) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 24, 2, 32);
  const auto split = stratifiedSplit(cache.items(), {0.4, 0.5, 0.1}, 1);
  auto options = smallOptions();
  options.epochs = 1;
  const auto result = train(options, {cache, split}, folder / "run");
  const auto model = writeRunBundle(folder / "run", folder / "model", text()).model;
  ASSERT_EQ(model.sets.size(), 1u);
  EXPECT_EQ(model.sets[0], fitSets(readPredictionTable(folder / "run/validation.csv").predictions, model.temperature, 1));
  EXPECT_EQ(readBundle(folder / "model").model.sets, model.sets);
  EXPECT_EQ(model.sets[0].images, (std::vector<std::size_t>{12, 12}));
  ASSERT_EQ(model.sets[0].levels.size(), 1u) << "12 images are enough for 90 % only";
  EXPECT_FALSE(model.sets[0].levels[0].measured);
}

TEST(RunBundle, TakesSetsAndCalibrationOfACrossValidationFromItsFolds) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 15, 2, 32);
  auto options = smallOptions();
  options.epochs = 1;
  options.testTimeAugmentation = true;
  const auto folds = stratifiedFolds(cache.items(), 3, 1);
  crossValidate(options, cache, {folds, 0, {}}, folder / "cv");
  trainOnAll(options, cache, folder / "final");
  const auto model = writeRunBundle(folder / "final", folder / "model", text(), folder / "cv").model;
  ASSERT_EQ(model.sets.size(), 2u);
  EXPECT_EQ(model.sets[0].looks, 1);
  EXPECT_EQ(model.sets[0].temperature, model.temperature);
  EXPECT_EQ(model.sets[1].looks, 8);
  ASSERT_TRUE(model.sets[0].levels.at(0).measured);
  EXPECT_LE(model.sets[0].levels[0].measured->single, 30u);
  EXPECT_TRUE(model.figures["calibration"].contains("perfectCalibrationBand95"));
  EXPECT_EQ(model.figures["calibrationAugmented"]["images"], 30);

  // A fold is measured only with the thresholds of the other folds: other labels in it change none of these.
  auto table = readPredictionTable(folder / "cv/predictions.csv");
  const auto images = readFoldsOf(folder / "cv/folds.json", table);
  const auto before = fitSetsBeside(table.predictions, images, 0, 1);
  for (const auto i : images[0]) table.predictions.truth[i] = 1 - table.predictions.truth[i];
  EXPECT_EQ(fitSetsBeside(table.predictions, images, 0, 1), before);
}

TEST(RunBundle, QuotesACrossValidationWithTheSameOptionsOnly) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 6, 2, 32);
  auto options = smallOptions();
  options.epochs = 2;
  const auto folds = stratifiedFolds(cache.items(), 3, 1);
  trainFold(options, cache, {folds, 0, {}}, 1, folder / "cv");
  const auto pooled = crossValidate(options, cache, {folds, 0, {}}, folder / "cv").pooled;
  trainOnAll(options, cache, folder / "final");
  const auto model = writeRunBundle(folder / "final", folder / "model.glenoid", text(), folder / "cv").model;
  EXPECT_EQ(model.figures["crossValidation"]["images"], 12);
  EXPECT_DOUBLE_EQ(model.figures["crossValidation"]["accuracy"], pooled.evaluation.accuracy);
  EXPECT_FALSE(model.figures["crossValidation"]["classes"][0].contains("roc")) << "a model card needs no curves";
  EXPECT_DOUBLE_EQ(model.temperature, fitTemperature(pooled.predictions));

  options.seed = 9;
  trainOnAll(options, cache, folder / "other");
  EXPECT_THROW(writeRunBundle(folder / "other", folder / "x", text(), folder / "cv"), Error);
  EXPECT_THROW(writeRunBundle(folder / "none", folder / "x", text()), Error);
}

TEST(RunBundle, WeightsThatAreNotFiniteFailTheRun) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
  const auto result = train(smallOptions(), {cache, stratifiedSplit(cache.items(), {}, 1)}, folder / "run");
  auto best = readSafetensors(result.weights);
  best.tensors.at("features.stage1.norm1.running_var").fill_(std::numeric_limits<float>::infinity());
  writeSafetensors(result.weights, best);
  EXPECT_EQ(test::codeOf([&] { finishRun(folder / "run", folder / "data", smallOptions(), nullptr); }), ErrorCode::ModelNotFinite);
  const auto run = readRun(folder / "run");
  EXPECT_EQ(run.state, StoredRun::State::Failed);
  ASSERT_TRUE(run.problem);
  EXPECT_EQ(run.problem->code(), ErrorCode::ModelNotFinite);
}

TEST(RunBundle, TextComesFromJson) {
  EXPECT_EQ(bundleTextFromJson(toJson(text())), text());
  EXPECT_THROW(bundleTextFromJson({{"naem", "x"}}), Error);
  EXPECT_THROW(bundleTextFromJson({{"name", 1}}), Error);
}

}  // namespace
}  // namespace glenoid
