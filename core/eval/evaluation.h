// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of the protocol about a list of predictions, and its JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/eval/bootstrap.h"
#include "core/eval/confusion.h"
#include "core/eval/curves.h"
#include "core/eval/predictions.h"

namespace glenoid {

struct ClassEvaluation {
  std::string label;
  ClassScores scores;
  double auc = 0;             // one against the rest; NaN (null in JSON) where undefined
  std::vector<RocPoint> roc;  // by evaluateInDetail alone
};

// Means over classes leave out those without an image. Figures of no images are 0.
struct Evaluation {
  std::size_t count = 0;
  std::size_t correct = 0;
  double accuracy = 0;
  Interval accuracyInterval;  // Wilson, 95 %
  double balancedAccuracy = 0;
  double macroPrecision = 0, macroRecall = 0, macroF1 = 0;
  double weightedPrecision = 0, weightedRecall = 0, weightedF1 = 0;  // by the number of images of a class
  double macroAuc = 0;
  double temperature = 1;  // with which the probabilities of the next three were made
  double negativeLogLikelihood = 0, brier = 0, calibrationError = 0;
  std::optional<CalibrationIntervals> intervals;  // these three by evaluateInDetail alone
  std::optional<Interval> perfectCalibration;     // 95 % band of the calibration error if it were perfect
  std::vector<ReliabilityBin> reliability;
  std::vector<ClassEvaluation> classes;
  ConfusionMatrix confusion{0};
};

// `labels` name the classes. Throws Error as checkPredictions.
Evaluation evaluate(const Predictions& predictions, const std::vector<std::string>& labels, double temperature = 1);
// The same with intervals of the calibration figures, ROC curves and reliability bins, which take a thousand passes over the images.
Evaluation evaluateInDetail(const Predictions& predictions, const std::vector<std::string>& labels, double temperature = 1);
nlohmann::ordered_json toJson(const Evaluation& evaluation);

}  // namespace glenoid
