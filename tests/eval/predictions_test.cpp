// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

TEST(Probabilities, AreSoftmaxOfLogitsOverTemperature) {
  const Predictions predictions{2, {0, 1}, {std::log(3.0), 0, 1000, 1000}};
  const auto one = probabilities(predictions);
  EXPECT_NEAR(one[0], 0.75, 1e-12);
  EXPECT_NEAR(one[2], 0.5, 1e-12);
  const auto two = probabilities(predictions, 2);
  EXPECT_NEAR(two[0], std::sqrt(3.0) / (std::sqrt(3.0) + 1), 1e-12);
}

TEST(Calibration, MatchesFiguresWorkedOutByHand) {
  const std::vector<double> likely{0.8, 0.2, 0.6, 0.4, 0.3, 0.7, 0.1, 0.9};
  const std::vector<std::size_t> truth{0, 1, 1, 1};
  EXPECT_NEAR(negativeLogLikelihood(likely, truth), -(std::log(0.8) + std::log(0.4) + std::log(0.7) + std::log(0.9)) / 4, 1e-12);
  EXPECT_NEAR(brierScore(likely, truth), 2 * (0.04 + 0.36 + 0.09 + 0.01) / 4, 1e-12);
  // Each answer ten times, since a bin holds at least ten images.
  std::vector<double> tenfold;
  std::vector<std::size_t> tenfoldTruth;
  for (int i = 0; i < 10; ++i) {
    tenfold.insert(tenfold.end(), likely.begin(), likely.end());
    tenfoldTruth.insert(tenfoldTruth.end(), truth.begin(), truth.end());
  }
  // Two bins by confidence: {0.6 wrong, 0.7 right}: |1.3 - 1|; {0.8, 0.9 right}: |1.7 - 2|.
  EXPECT_NEAR(calibrationError(tenfold, tenfoldTruth, 2), (0.3 + 0.3) / 4, 1e-12);
  EXPECT_NEAR(calibrationError(tenfold, tenfoldTruth, 1), std::abs(3.0 - 3.0) / 4, 1e-12);
  // As many bins as there may be: each answer has its own.
  EXPECT_NEAR(calibrationError(tenfold, tenfoldTruth), (0.6 + 0.3 + 0.2 + 0.1) / 4, 1e-12);
  EXPECT_NEAR(calibrationError(likely, truth), std::abs(3.0 - 3.0) / 4, 1e-12) << "four images are one bin";
  EXPECT_EQ(calibrationError({}, {}), 0);
}

TEST(AreaUnderCurve, CountsPairsInOrderAndTiesHalf) {
  // Class 1: positives 0.9, 0.5; negatives 0.5, 0.1: pairs 1, 1, 0.5, 1.
  const std::vector<double> likely{0.1, 0.9, 0.5, 0.5, 0.5, 0.5, 0.9, 0.1};
  EXPECT_DOUBLE_EQ(areaUnderCurve(likely, {1, 1, 0, 0}, 2, 1), 3.5 / 4);
  EXPECT_DOUBLE_EQ(areaUnderCurve(likely, {0, 0, 1, 1}, 2, 1), 0.5 / 4);
  EXPECT_TRUE(std::isnan(areaUnderCurve(likely, {1, 1, 1, 1}, 2, 1)));
}

TEST(Temperature, FindsTheOneThatWasHidden) {
  // Of 1000 images with true odds 3 : 1, logits are made three times too large.
  Predictions predictions{2, {}, {}};
  for (std::size_t i = 0; i < 1000; ++i) {
    predictions.truth.push_back(i % 4 == 0);
    predictions.logits.insert(predictions.logits.end(), {3 * std::log(3.0), 0});
  }
  EXPECT_NEAR(fitTemperature(predictions), 3, 1e-3);
  EXPECT_EQ(fitTemperature({2, {0}, {1, 0}}), 1) << "if all are right, no temperature is best";
  EXPECT_EQ(fitTemperature({2, {}, {}}), 1);
}

TEST(SoftVote, IsTheMeanProbability) {
  // The mean of 0.75 and 0.25 for class 0 is one half; that of 0.75 and 0.75 stays 0.75.
  const double three = std::log(3.0);
  const auto vote = softVote({{2, {0, 1}, {three, 0, three, 0}}, {2, {0, 1}, {0, three, three, 0}}});
  EXPECT_NEAR(vote.logits[0], std::log(0.5), 1e-12);
  EXPECT_NEAR(vote.logits[2], std::log(0.75), 1e-12);
  EXPECT_NEAR(vote.logits[3], std::log(0.25), 1e-12);
  EXPECT_THROW(softVote({}), Error);
  EXPECT_THROW(softVote({{2, {0}, {1, 0}}, {2, {1}, {1, 0}}}), Error);
}

}  // namespace
}  // namespace glenoid
