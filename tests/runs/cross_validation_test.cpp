// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/cross_validation.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

class CrossValidation : public testing::Test {
 protected:
  CrossValidation() { options_.epochs = 1; }

  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 6, 2, 32);
  const Folds folds_ = stratifiedFolds(cache_.items(), 3, 1);
  TrainingOptions options_ = smallOptions();
};

TEST_F(CrossValidation, PredictsEveryImageOnceUnseenAndGoesOnAfterAStop) {
  options_.epochs = 2;
  options_.testTimeAugmentation = true;
  const CancelToken token;
  CrossValidationObserver stop;
  std::size_t finished = 0;
  stop.foldEnds = [&](std::size_t, const TrainingResult&) {
    if (++finished == 2) token.cancel();
  };
  EXPECT_THROW(crossValidate(options_, cache_, {folds_, 0.25, {}}, folder_ / "cv", token, stop), Cancelled);

  std::vector<Fact> facts;
  CrossValidationObserver watch;
  watch.training.fact = [&](const Fact& fact) { facts.push_back(fact); };
  std::size_t epochs = 0;
  watch.training.epoch = [&](const EpochRecord&) { ++epochs; };
  const auto result = crossValidate(options_, cache_, {folds_, 0.25, {}}, folder_ / "cv", {}, watch);
  EXPECT_EQ(epochs, 2u) << "only the third fold is trained again";
  EXPECT_EQ(facts.size(), 2u);

  EXPECT_EQ(result.pooled.evaluation.count, 12u);
  EXPECT_EQ(result.pooledAugmented.evaluation.count, 12u);
  for (std::size_t i = 0; i < 12; ++i) EXPECT_EQ(result.pooled.predictions.truth[i], static_cast<std::size_t>(cache_.items()[i].label));
  ASSERT_EQ(result.foldAccuracies.size(), 3u);
  double sum = 0;
  for (const double accuracy : result.foldAccuracies) sum += 4 * accuracy;
  EXPECT_NEAR(sum, static_cast<double>(result.pooled.evaluation.correct), 1e-9);
  const auto json = readJson(folder_ / "cv" / "crossval.json");
  EXPECT_EQ(json.at("pooled").at("count"), 12);
  EXPECT_EQ(json.at("foldAccuracies").size(), 3u);
  const auto uninterrupted = crossValidate(options_, cache_, {folds_, 0.25, {}}, folder_ / "cv2");
  EXPECT_EQ(uninterrupted.pooled.predictions.logits, result.pooled.predictions.logits);

  EXPECT_THROW(crossValidate(options_, cache_, {stratifiedFolds(cache_.items(), 3, 2), 0.25, {}}, folder_ / "cv"), Error);
}

TEST_F(CrossValidation, TakesSomeFoldsAlone) {
  const auto result = crossValidate(options_, cache_, {folds_, 0.25, {2}}, folder_ / "cv");
  EXPECT_EQ(result.pooled.positions, folds_.folds[2]);
  EXPECT_EQ(result.foldAccuracies.size(), 1u);
  EXPECT_EQ(result.accuracyDeviation, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "cv" / "fold-01"));
  EXPECT_TRUE(readJson(folder_ / "cv" / "crossval.json").at("pooled").contains("reliability"));
  EXPECT_THROW(crossValidate(options_, cache_, {folds_, 0.25, {3}}, folder_ / "cv"), Error);
}

TEST_F(CrossValidation, LooksAtEveryFoldBeforeAnythingChanges) {
  trainFold(options_, cache_, {folds_, 0.25, {}}, 2, folder_ / "cv");
  options_.optimizer.rate = 0.5;
  CrossValidationObserver observer;
  bool accepted = false;
  observer.training.accepted = [&] { accepted = true; };
  EXPECT_THROW(crossValidate(options_, cache_, {folds_, 0.25, {}}, folder_ / "cv", {}, observer), Error);
  EXPECT_FALSE(accepted);
  EXPECT_EQ(entriesOf(folder_ / "cv").entries.size(), 1u) << "only the third fold";
  EXPECT_NO_THROW(crossValidate(options_, cache_, {folds_, 0.25, {0}}, folder_ / "cv", {}, observer));
  EXPECT_TRUE(accepted);
}

}  // namespace
}  // namespace glenoid
