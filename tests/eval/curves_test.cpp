// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/curves.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/dataset/random.h"
#include "core/eval/bootstrap.h"
#include "core/eval/evaluation.h"

namespace glenoid {
namespace {

// Logits of three classes that favour the truth, in coarse steps so that scores tie.
Predictions leaning(std::size_t images, std::uint64_t seed) {
  Random random(seed);
  Predictions predictions{3, {}, {}};
  for (std::size_t i = 0; i < images; ++i) {
    predictions.truth.push_back(random.below(3));
    for (std::size_t c = 0; c < 3; ++c) {
      predictions.logits.push_back(static_cast<double>(random.below(8)) / 4 + (c == predictions.truth.back() ? 0.75 : 0));
    }
  }
  return predictions;
}

TEST(RocCurve, HasTheCornersWorkedOutByHand) {
  // Class 1, by falling score: right, right, wrong, right and wrong together, wrong.
  const std::vector<double> likely{0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.5, 0.5, 0.5, 0.5, 0.6, 0.4};
  const auto curve = rocCurve(likely, {1, 1, 0, 1, 0, 0}, 2, 1);
  ASSERT_EQ(curve.size(), 5u);
  EXPECT_DOUBLE_EQ(curve[1].truePositiveRate, 2.0 / 3);
  EXPECT_DOUBLE_EQ(curve[1].falsePositiveRate, 0);
  EXPECT_DOUBLE_EQ(curve[2].falsePositiveRate, 1.0 / 3);
  EXPECT_DOUBLE_EQ(curve[3].truePositiveRate, 1);
  EXPECT_DOUBLE_EQ(curve[3].falsePositiveRate, 2.0 / 3);
  EXPECT_DOUBLE_EQ(curve[4].falsePositiveRate, 1);
  EXPECT_TRUE(rocCurve(likely, {1, 1, 1, 1, 1, 1}, 2, 1).empty());
}

TEST(RocCurve, EnclosesTheAreaUnderTheCurve) {
  const auto predictions = leaning(300, 3);
  const auto likely = probabilities(predictions);
  for (std::size_t c = 0; c < 3; ++c) {
    const auto curve = rocCurve(likely, predictions.truth, 3, c);
    double area = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
      area +=
          (curve[i].falsePositiveRate - curve[i - 1].falsePositiveRate) * (curve[i].truePositiveRate + curve[i - 1].truePositiveRate) / 2;
    }
    EXPECT_NEAR(area, areaUnderCurve(likely, predictions.truth, 3, c), 1e-12);
  }
}

TEST(ReliabilityBins, HoldEveryImageOnceInRisingOrder) {
  const auto predictions = leaning(301, 4);
  const auto bins = reliabilityBins(probabilities(predictions), predictions.truth, 10);
  ASSERT_EQ(bins.size(), 10u);
  std::size_t count = 0;
  double right = 0;
  for (std::size_t b = 0; b < bins.size(); ++b) {
    count += bins[b].count;
    right += static_cast<double>(bins[b].count) * bins[b].accuracy;
    EXPECT_NEAR(static_cast<double>(bins[b].count), 30.1, 1);
    if (b > 0) {
      EXPECT_GE(bins[b].confidence, bins[b - 1].confidence);
    }
  }
  EXPECT_EQ(count, 301u);
  EXPECT_NEAR(right, static_cast<double>(evaluate(predictions, {"a", "b", "c"}).correct), 1e-9);
}

TEST(ReliabilityBins, HoldAtLeastTenImages) {
  for (const std::size_t images : {1, 9, 19, 20, 54, 149, 1000}) {
    const auto predictions = leaning(images, 6);
    const auto bins = reliabilityBins(probabilities(predictions), predictions.truth);
    EXPECT_EQ(bins.size(), std::clamp<std::size_t>(images / 10, 1, 15)) << images;
    for (const auto& bin : bins) EXPECT_GE(bin.count, std::min<std::size_t>(images, 10)) << images;
  }
  EXPECT_TRUE(reliabilityBins({}, {}).empty());
}

TEST(ReliabilityBins, DoNotSortTiesByWhetherTheyAreRight) {
  // Always the same answer, right as often as its confidence says: perfectly calibrated, in any order of the images.
  std::vector<double> likely;
  std::vector<std::size_t> truth;
  for (std::size_t i = 0; i < 100; ++i) likely.insert(likely.end(), {0.6, 0.4}), truth.push_back(i < 60 ? 0 : 1);
  EXPECT_NEAR(calibrationError(likely, truth), 0, 1e-12);
  for (const auto& bin : reliabilityBins(likely, truth)) EXPECT_NEAR(bin.accuracy, 0.6, 1e-12);
  EXPECT_LT(bootstrapCalibration(likely, truth).calibrationError.upper, 1e-9);
}

TEST(Bootstrap, GivesTheSameIntervalsAroundTheFigureEveryTime) {
  const auto predictions = leaning(400, 5);
  const auto likely = probabilities(predictions);
  const auto intervals = bootstrapCalibration(likely, predictions.truth);
  const auto again = bootstrapCalibration(likely, predictions.truth);
  const auto other = bootstrapCalibration(likely, predictions.truth, 1000, 2);
  EXPECT_EQ(intervals.brier.lower, again.brier.lower);
  EXPECT_EQ(intervals.calibrationError.upper, again.calibrationError.upper);
  EXPECT_NE(intervals.brier.lower, other.brier.lower);
  EXPECT_NEAR(intervals.brier.lower, other.brier.lower, 0.01);
  const auto holds = [](const Interval& interval, double figure) { return interval.lower < figure && figure < interval.upper; };
  EXPECT_TRUE(holds(intervals.brier, brierScore(likely, predictions.truth)));
  EXPECT_TRUE(holds(intervals.negativeLogLikelihood, negativeLogLikelihood(likely, predictions.truth)));
  EXPECT_TRUE(holds(intervals.calibrationError, calibrationError(likely, predictions.truth)));
}

TEST(Bootstrap, IsAsWideAsTheMeanOfTheImagesIsUnsure) {
  // One class: the Brier scores of the images are 2 * 0.04 and 2 * 0.64, half each; the standard error of their mean is known.
  std::vector<double> likely;
  for (int i = 0; i < 400; ++i) likely.insert(likely.end(), {i % 2 == 0 ? 0.8 : 0.2, i % 2 == 0 ? 0.2 : 0.8});
  const auto interval = bootstrapCalibration(likely, std::vector<std::size_t>(400, 0)).brier;
  const double standardError = 0.6 / 20;
  EXPECT_NEAR(interval.upper - interval.lower, 2 * 1.96 * standardError, 0.01);
  // The bootstrap is stratified: if all images of a class have the same score, the interval has no width.
  const auto certain = bootstrapCalibration({0.8, 0.2, 0.8, 0.2, 0.6, 0.4, 0.6, 0.4}, {0, 0, 1, 1}).brier;
  EXPECT_NEAR(certain.upper - certain.lower, 0, 1e-12);
}

TEST(PerfectCalibration, HoldsWhatIsAsSureAsRightAndNothingElse) {
  // First answers that are right as often as their confidence says, then the same answers with other confidences.
  Random random(11);
  std::vector<double> likely;
  std::vector<std::size_t> truth;
  for (int i = 0; i < 600; ++i) {
    const double sure = 0.5 + static_cast<double>(random.below(4900)) / 10000;
    likely.insert(likely.end(), {sure, 1 - sure});
    truth.push_back(static_cast<double>(random.below(10000)) / 10000 < sure ? 0 : 1);
  }
  const auto band = perfectCalibrationBand(likely, truth);
  const double error = calibrationError(likely, truth);
  EXPECT_LT(band.lower, error);
  EXPECT_GT(band.upper, error);
  EXPECT_GT(band.lower, 0) << "by chance even perfect calibration shows an error";
  const std::vector<double> sure(1200, 0.5);
  EXPECT_GT(calibrationError(sure, truth), perfectCalibrationBand(sure, truth).upper);
  EXPECT_EQ(perfectCalibrationBand(likely, truth).lower, band.lower) << "the same seed, the same band";
  std::vector<std::size_t> others(truth.size(), 1);
  EXPECT_EQ(perfectCalibrationBand(likely, others).upper, band.upper) << "the band does not depend on the truth";
}

TEST(CrossFitted, AreDividedByTheTemperatureOfTheOtherFolds) {
  const auto predictions = leaning(90, 6);
  std::vector<std::vector<std::size_t>> folds(3);
  for (std::size_t i = 0; i < 90; ++i) folds[i % 3].push_back(i);
  const auto fitted = crossFitted(predictions, folds);
  for (std::size_t f = 0; f < 3; ++f) {
    const double temperature = fitTemperature(selected(predictions, imagesBeside(folds, f)));
    for (const auto i : folds[f]) EXPECT_DOUBLE_EQ(fitted.logits[i * 3 + 1], predictions.logits[i * 3 + 1] / temperature);
  }
  EXPECT_EQ(fitted.truth, predictions.truth);
  EXPECT_EQ(imagesBeside({{2, 0}, {3}, {1}}, 1), (std::vector<std::size_t>{0, 1, 2}));
}

TEST(Evaluation, InDetailHoldsIntervalsAndCurves) {
  const auto predictions = leaning(90, 6);
  const auto json = toJson(evaluateInDetail(predictions, {"a", "b", "c"}));
  EXPECT_EQ(json.at("reliability").size(), 9u) << "at least ten images in each";
  EXPECT_EQ(json.at("classes")[0].at("roc").back().dump(), "[1.0,1.0]");
  EXPECT_LE(json.at("brierInterval95")[0].get<double>(), json.at("brier").get<double>());
  EXPECT_LT(json.at("perfectCalibrationBand95")[0].get<double>(), json.at("perfectCalibrationBand95")[1].get<double>());
  EXPECT_FALSE(toJson(evaluate(predictions, {"a", "b", "c"})).contains("reliability"));
}

}  // namespace
}  // namespace glenoid
