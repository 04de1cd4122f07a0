// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/fusion.h"

#include "core/base/error.h"
#include "core/eval/prediction_table.h"
#include "core/runs/pooling.h"
#include "core/runs/run_evaluation.h"
#include "core/runs/stored_parts.h"
#include "tests/runs/small_run.h"
#include "tests/support/altered_cache.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

double share(const LinearHead& head, const LabelledFeatures& data) {
  return (head.logits(data.features).argmax(1) == data.labels).to(torch::kFloat64).mean().item<double>();
}

// Four classes of two bits; the first features know one bit, the second the other.
LabelledFeatures twoBits(std::int64_t count, std::int64_t firstColumn, std::int64_t columns) {
  const auto labels = torch::arange(count) % 4;
  const auto noise = torch::randn({count, 6}) * 0.3;
  auto features = noise.clone();
  features.narrow(1, 0, 3) += (labels % 2).unsqueeze(1) * 2;
  features.narrow(1, 3, 3) += (labels.div(2, "floor")).unsqueeze(1) * 50;
  return {features.narrow(1, firstColumn, columns), labels};
}

LabelledFeatures nothing() { return {torch::empty({0, 6}), torch::empty({0}, torch::kLong)}; }

TEST(LinearHead, JoinedFeaturesKnowWhatNoneKnowsAlone) {
  const auto fit = [](std::int64_t first, std::int64_t columns) {
    torch::manual_seed(5);
    const auto train = twoBits(200, first, columns), validation = twoBits(80, first, columns), test = twoBits(200, first, columns);
    return share(fitLinearHead(train, validation, 4), test);
  };
  EXPECT_NEAR(fit(0, 3), 0.5, 0.15);
  EXPECT_NEAR(fit(3, 3), 0.5, 0.15);
  EXPECT_GT(fit(0, 6), 0.97);
}

TEST(LinearHead, IsTheMinimumItClaims) {
  torch::manual_seed(6);
  const auto train = twoBits(120, 0, 6);
  const auto head = fitLinearHead(train, nothing(), 4);
  EXPECT_EQ(head.penalty, 1);
  auto weight = head.weight.clone().set_requires_grad(true);
  const auto standardised = (train.features.to(torch::kFloat64) - head.mean) / head.deviation;
  const auto loss =
      torch::nll_loss(torch::log_softmax(torch::addmm(head.bias, standardised, weight.t()), 1), train.labels) + weight.square().sum() / 2;
  loss.backward();
  EXPECT_LT(weight.grad().abs().max().item<double>(), 1e-5);
}

TEST(LinearHead, LeavesOutWhatNeverVariesAndStopsWhenAsked) {
  torch::manual_seed(7);
  auto train = twoBits(80, 0, 6);
  train.features = train.features.clone();
  train.features.select(1, 2).fill_(3);
  const auto head = fitLinearHead(train, nothing(), 4);
  auto other = train.features.clone();
  other.select(1, 2).fill_(1000);
  EXPECT_TRUE(torch::equal(head.logits(train.features), head.logits(other)));
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(fitLinearHead(train, nothing(), 4, token), Cancelled);
}

class FusionOfRuns : public SmallRuns {
 protected:
  FusionOfRuns() : SmallRuns(20) {}
};

TEST_F(FusionOfRuns, AnswersTheTestPartAndNeverLearnsFromIt) {
  const std::vector runs{runOf(1), runOf(2)};
  const auto fusion = fuseRuns(runs, {cache_, split_}, "cpu");
  EXPECT_EQ(fusion.test.positions, split_.test);
  EXPECT_GE(fusion.test.evaluation.accuracy, 0.9) << "almost any features separate stripes along x from stripes along y";
  for (std::size_t i = 0; i < split_.test.size(); ++i) {
    EXPECT_EQ(fusion.test.predictions.truth[i], static_cast<std::size_t>(cache_.items()[split_.test[i]].label));
  }
  // Half of the test pictures are replaced. Nothing that was fitted may change, nor any answer about the other half.
  const std::vector<std::size_t> altered(split_.test.begin(), split_.test.begin() + 4);
  const auto other = fuseRuns(runs, {alteredCache(cache_, altered, folder_ / "other.pixels"), split_}, "cpu");
  EXPECT_TRUE(torch::equal(other.head.weight, fusion.head.weight));
  EXPECT_TRUE(torch::equal(other.head.mean, fusion.head.mean));
  EXPECT_EQ(other.head.penalty, fusion.head.penalty);
  EXPECT_EQ(other.test.evaluation.temperature, fusion.test.evaluation.temperature);
  EXPECT_NE(other.test.predictions.logits, fusion.test.predictions.logits);
  for (std::size_t i = 2 * altered.size(); i < fusion.test.predictions.logits.size(); ++i) {
    EXPECT_EQ(other.test.predictions.logits[i], fusion.test.predictions.logits[i]);
  }
}

TEST_F(FusionOfRuns, RefusesRunsOfAnotherSplit) {
  const std::vector runs{runOf(1)};
  const auto other = stratifiedSplit(cache_.items(), {0.6, 0.2, 0.2}, 2);
  EXPECT_THROW(fuseRuns(runs, {cache_, other}, "cpu"), Error);
  EXPECT_THROW(fuseRuns({}, {cache_, split_}, "cpu"), Error);
}

TEST_F(FusionOfRuns, StoredPartsAreThoseOfTheRun) {
  const auto run = runOf(1);
  EXPECT_FALSE(readStoredParts(folder_ / "nothing", cache_));
  const auto stored = readStoredParts(run, cache_);
  ASSERT_TRUE(stored);
  const auto measured = evaluateRun(run, cache_, {"cpu", true, false}).single;
  EXPECT_EQ(stored->test.positions, split_.test);
  for (std::size_t i = 0; i < measured.predictions.logits.size(); ++i) {
    EXPECT_EQ(static_cast<float>(stored->test.predictions.logits[i]), static_cast<float>(measured.predictions.logits[i]));
  }
  EXPECT_EQ(stored->test.evaluation.temperature, measured.evaluation.temperature);
  writeStoredParts(folder_ / "copy", *stored, cache_);
  EXPECT_EQ(readStoredParts(folder_ / "copy", cache_)->validation.predictions.logits, stored->validation.predictions.logits);
  auto table = readPredictionTable(folder_ / "copy" / "test.csv");
  table.images[0].first = "Meier.png";
  writePredictionTable(folder_ / "copy" / "test.csv", table);
  const auto error = test::errorOf([&] { readStoredParts(folder_ / "copy", cache_); });
  EXPECT_EQ(error.code(), ErrorCode::DatasetMismatch);
  EXPECT_EQ(error.file(), "Meier.png");
  EXPECT_EQ(error.detail().find("Meier"), std::string::npos) << "the detail is logged";
}

TEST(Pooling, JoinsFolds) {
  const std::vector<std::string> labels{"a", "b"};
  PartResult first{{3, 1}, {2, {0, 1}, {2, 0, 0, 4}}, {}}, second{{2}, {2, {1}, {0, 3}}, {}};
  first.evaluation.temperature = 2;
  const auto pool = poolParts({first, second}, labels);
  EXPECT_EQ(pool.positions, (std::vector<std::size_t>{1, 2, 3}));
  EXPECT_EQ(pool.predictions.logits, (std::vector<double>{0, 2, 0, 3, 1, 0}));
  EXPECT_EQ(pool.predictions.truth, (std::vector<std::size_t>{1, 1, 0}));
  EXPECT_EQ(pool.evaluation.correct, 3u);
  EXPECT_THROW(poolParts({first, first}, labels), Error);
}

}  // namespace
}  // namespace glenoid
