// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of the protocol for a list of predictions, and its JSON.
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
  double auc = 0;             // one against the rest; NaN (null in JSON) if undefined
  std::vector<RocPoint> roc;  // only from evaluateInDetail()
};

// Means over classes leave out classes without images. The figures are 0 if there are no images.
struct Evaluation {
  std::size_t count = 0;
  std::size_t correct = 0;
  double accuracy = 0;
  Interval accuracyInterval;  // Wilson, 95 %
  double balancedAccuracy = 0;
  double macroPrecision = 0, macroRecall = 0, macroF1 = 0;
  double weightedPrecision = 0, weightedRecall = 0, weightedF1 = 0;  // weighted by the number of images of a class
  double macroAuc = 0;
  double temperature = 1;  // of the probabilities behind the next three figures
  double negativeLogLikelihood = 0, brier = 0, calibrationError = 0;
  std::optional<CalibrationIntervals> intervals;  // this and the next two only from evaluateInDetail()
  std::optional<Interval> perfectCalibration;     // 95 % band of the calibration error under perfect calibration
  std::vector<ReliabilityBin> reliability;
  std::vector<ClassEvaluation> classes;
  ConfusionMatrix confusion{0};
};

// `labels` name the classes. Throws Error as checkPredictions() does.
Evaluation evaluate(const Predictions& predictions, const std::vector<std::string>& labels, double temperature = 1);
// Adds intervals of the calibration figures, ROC curves and reliability bins, which take a thousand passes over the images.
Evaluation evaluateInDetail(const Predictions& predictions, const std::vector<std::string>& labels, double temperature = 1);
nlohmann::ordered_json toJson(const Evaluation& evaluation);

}  // namespace glenoid
