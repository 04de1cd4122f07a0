// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/cross_validation.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

TEST(CrossValidation, PredictsEveryImageOnceUnseenAndGoesOnAfterAStop) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 6, 2, 32);
  const auto folds = stratifiedFolds(cache.items(), 3, 1);
  auto options = smallOptions();
  options.epochs = 2;
  options.testTimeAugmentation = true;
  const CancelToken token;
  CrossValidationObserver stop;
  std::size_t finished = 0;
  stop.foldEnds = [&](std::size_t, const TrainingResult&) {
    if (++finished == 2) token.cancel();
  };
  EXPECT_THROW(crossValidate(options, cache, {folds, 0.25, {}}, folder / "cv", token, stop), Cancelled);

  std::vector<Fact> facts;
  CrossValidationObserver watch;
  watch.training.fact = [&](const Fact& fact) { facts.push_back(fact); };
  std::size_t epochs = 0;
  watch.training.epoch = [&](const EpochRecord&) { ++epochs; };
  const auto result = crossValidate(options, cache, {folds, 0.25, {}}, folder / "cv", {}, watch);
  EXPECT_EQ(epochs, 2u) << "only the third fold is trained again";
  EXPECT_EQ(facts.size(), 2u);

  EXPECT_EQ(result.pooled.evaluation.count, 12u);
  EXPECT_EQ(result.pooledAugmented.evaluation.count, 12u);
  for (std::size_t i = 0; i < 12; ++i) EXPECT_EQ(result.pooled.predictions.truth[i], static_cast<std::size_t>(cache.items()[i].label));
  ASSERT_EQ(result.foldAccuracies.size(), 3u);
  double sum = 0;
  for (const double accuracy : result.foldAccuracies) sum += 4 * accuracy;
  EXPECT_NEAR(sum, static_cast<double>(result.pooled.evaluation.correct), 1e-9);
  const auto json = readJson(folder / "cv" / "crossval.json");
  EXPECT_EQ(json.at("pooled").at("count"), 12);
  EXPECT_EQ(json.at("foldAccuracies").size(), 3u);
  const auto uninterrupted = crossValidate(options, cache, {folds, 0.25, {}}, folder / "cv2");
  EXPECT_EQ(uninterrupted.pooled.predictions.logits, result.pooled.predictions.logits);

  EXPECT_THROW(crossValidate(options, cache, {stratifiedFolds(cache.items(), 3, 2), 0.25, {}}, folder / "cv"), Error);
}

TEST(CrossValidation, TakesSomeFoldsAlone) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 6, 2, 32);
  const auto folds = stratifiedFolds(cache.items(), 3, 1);
  auto options = smallOptions();
  options.epochs = 1;
  const auto result = crossValidate(options, cache, {folds, 0.25, {2}}, folder / "cv");
  EXPECT_EQ(result.pooled.positions, folds.folds[2]);
  EXPECT_EQ(result.foldAccuracies.size(), 1u);
  EXPECT_EQ(result.accuracyDeviation, 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "cv" / "fold-01"));
  EXPECT_TRUE(readJson(folder / "cv" / "crossval.json").at("pooled").contains("reliability"));
  EXPECT_THROW(crossValidate(options, cache, {folds, 0.25, {3}}, folder / "cv"), Error);
}

TEST(CrossValidation, LooksAtEveryFoldBeforeAnythingChanges) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 6, 2, 32);
  const auto folds = stratifiedFolds(cache.items(), 3, 1);
  auto options = smallOptions();
  options.epochs = 1;
  trainFold(options, cache, {folds, 0.25, {}}, 2, folder / "cv");
  options.optimizer.rate = 0.5;
  CrossValidationObserver observer;
  bool accepted = false;
  observer.training.accepted = [&] { accepted = true; };
  EXPECT_THROW(crossValidate(options, cache, {folds, 0.25, {}}, folder / "cv", {}, observer), Error);
  EXPECT_FALSE(accepted);
  EXPECT_EQ(entriesOf(folder / "cv").entries.size(), 1u) << "only the third fold";
  EXPECT_NO_THROW(crossValidate(options, cache, {folds, 0.25, {0}}, folder / "cv", {}, observer));
  EXPECT_TRUE(accepted);
}

}  // namespace
}  // namespace glenoid
