#include "core/training/run_bundle.h"

#include "core/base/error.h"
#include "core/nn/weights.h"
#include "core/training/cross_validation.h"
#include "core/training/run_folder.h"
#include "tests/training/small_run.h"

namespace glenoid {
namespace {

BundleText text() {
  BundleText t;
  t.name = "tiny";
  t.version = "1";
  t.summary = "A tiny model.";
  t.data = "stripes";
  t.licence = "none";
  t.limits = "stripes only";
  return t;
}

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
  EXPECT_TRUE(model.calibrated);
  EXPECT_EQ(model.training["images"], 20);

  auto outside = text();
  outside.name = "../evil";
  try {
    writeRunBundle(folder / "run", folder / "evil", outside);
    ADD_FAILURE() << "a model that cannot be read again was written";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::OptionInvalid);
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "evil"));

  const auto shipped = weightsOf(*loadNetwork(bundle)).tensors, best = readSafetensors(result.weights).tensors;
  for (const auto& [key, tensor] : shipped) {
    if (!tensor.is_floating_point()) continue;
    EXPECT_TRUE(torch::allclose(tensor, best.at(key).to(torch::kFloat32), 1e-3, 1e-4)) << key;
  }
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

TEST(RunBundle, TextComesFromJson) {
  EXPECT_EQ(bundleTextFromJson(toJson(text())), text());
  EXPECT_THROW(bundleTextFromJson({{"naem", "x"}}), Error);
  EXPECT_THROW(bundleTextFromJson({{"name", 1}}), Error);
}

}  // namespace
}  // namespace glenoid
