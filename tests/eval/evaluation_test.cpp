// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/evaluation.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

TEST(Wilson, GivesThePublishedInterval) {
  // 58 of 62 is 93.5 %, 84.6 to 97.5.
  const auto interval = wilsonInterval(58, 62);
  EXPECT_NEAR(interval.lower, 0.846, 5e-4);
  EXPECT_NEAR(interval.upper, 0.975, 5e-4);
  EXPECT_NEAR(wilsonInterval(0, 10).lower, 0, 1e-12);
  EXPECT_NEAR(wilsonInterval(0, 10).upper, 0.2775, 1e-4);
  EXPECT_NEAR(wilsonInterval(10, 10).upper, 1, 1e-12);
  EXPECT_EQ(wilsonInterval(0, 0).upper, 1);
}

// Truth 0 0 0 1 1 2, answers 0 0 1 1 2 2: confusion {2 1 0 / 0 1 1 / 0 0 1}.
Predictions sixAnswers() { return {3, {0, 0, 0, 1, 1, 2}, {3, 1, 0, 2, 0, 1, 1, 2, 0, 0, 2, 1, 0, 1, 2, 0, 1, 5}}; }

TEST(Evaluation, MatchesFiguresWorkedOutByHand) {
  const auto result = evaluate(sixAnswers(), {"a", "b", "c"});
  EXPECT_EQ(result.count, 6u);
  EXPECT_EQ(result.correct, 4u);
  EXPECT_EQ(result.confusion.at(0, 1), 1u);
  EXPECT_EQ(result.confusion.at(1, 2), 1u);
  EXPECT_EQ(result.confusion.at(2, 1), 0u);
  EXPECT_DOUBLE_EQ(result.accuracy, 4.0 / 6);
  // recall 2/3, 1/2, 1; precision 1, 1/2, 1/2; F1 4/5, 1/2, 2/3
  EXPECT_DOUBLE_EQ(result.balancedAccuracy, (2.0 / 3 + 0.5 + 1) / 3);
  EXPECT_DOUBLE_EQ(result.macroPrecision, (1 + 0.5 + 0.5) / 3);
  EXPECT_DOUBLE_EQ(result.macroF1, (0.8 + 0.5 + 2.0 / 3) / 3);
  EXPECT_DOUBLE_EQ(result.weightedPrecision, (3 * 1 + 2 * 0.5 + 1 * 0.5) / 6);
  EXPECT_DOUBLE_EQ(result.weightedRecall, 4.0 / 6);
  EXPECT_DOUBLE_EQ(result.weightedF1, (3 * 0.8 + 2 * 0.5 + 2.0 / 3) / 6);
  EXPECT_EQ(result.classes[0].scores.support, 3u);
  EXPECT_DOUBLE_EQ(result.classes[2].auc, 1);
}

TEST(Evaluation, LeavesAbsentClassesOutOfMeans) {
  const auto result = evaluate({3, {0, 1}, {2, 0, 0, 0, 0, 2}}, {"a", "b", "never"});
  EXPECT_DOUBLE_EQ(result.balancedAccuracy, 0.5);
  EXPECT_TRUE(std::isnan(result.classes[2].auc));
  EXPECT_EQ(evaluate({2, {}, {}}, {"a", "b"}).accuracy, 0);
}

TEST(Evaluation, WritesWhatItHolds) {
  const auto json = toJson(evaluate(sixAnswers(), {"a", "b", "c"}, 2));
  EXPECT_EQ(json.at("confusion").dump(), "[[2,1,0],[0,1,1],[0,0,1]]");
  EXPECT_EQ(json.at("temperature"), 2.0);
  EXPECT_EQ(json.at("classes")[1].at("label"), "b");
  EXPECT_DOUBLE_EQ(json.at("weighted").at("recall").get<double>(), 4.0 / 6);
  const auto absent = toJson(evaluate({2, {0}, {1, 0}}, {"a", "b"})).dump();
  EXPECT_NE(absent.find("\"auc\":null"), std::string::npos);
}

TEST(Evaluation, RefusesWhatIsNoPrediction) {
  EXPECT_THROW(evaluate({2, {0, 1}, {1, 0}}, {"a", "b"}), Error);
  EXPECT_THROW(evaluate({2, {2}, {1, 0}}, {"a", "b"}), Error);
  EXPECT_THROW(evaluate({2, {0}, {1, 0}}, {"a"}), Error);
  EXPECT_THROW(evaluate({2, {0}, {std::numeric_limits<double>::quiet_NaN(), 0}}, {"a", "b"}), Error);
  ConfusionMatrix matrix(2);
  EXPECT_THROW(matrix.add(0, 2), Error);
}

}  // namespace
}  // namespace glenoid
