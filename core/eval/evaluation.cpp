// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/evaluation.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace glenoid {
namespace {

ConfusionMatrix confusionOf(const Predictions& predictions) {
  ConfusionMatrix matrix(predictions.classes);
  for (std::size_t i = 0; i < predictions.size(); ++i) matrix.add(predictions.truth[i], answerOf(predictions, i));
  return matrix;
}

void averageClasses(Evaluation& result) {
  double present = 0, rated = 0;
  for (const auto& [label, scores, auc, roc] : result.classes) {
    if (scores.support == 0) continue;
    const double weight = static_cast<double>(scores.support) / static_cast<double>(result.count);
    ++present;
    result.macroPrecision += scores.precision;
    result.macroRecall += scores.recall;
    result.macroF1 += scores.f1;
    result.weightedPrecision += weight * scores.precision;
    result.weightedRecall += weight * scores.recall;
    result.weightedF1 += weight * scores.f1;
    if (!std::isnan(auc)) ++rated, result.macroAuc += auc;
  }
  for (double* mean : {&result.macroPrecision, &result.macroRecall, &result.macroF1}) *mean /= std::max(present, 1.0);
  result.macroAuc /= std::max(rated, 1.0);
  result.balancedAccuracy = result.macroRecall;
}

}  // namespace

Evaluation evaluate(const Predictions& predictions, const std::vector<std::string>& labels, double temperature) {
  checkPredictions(predictions);
  if (labels.size() != predictions.classes) throw Error(ErrorCode::Internal, "evaluation: labels and classes disagree");
  Evaluation result;
  result.confusion = confusionOf(predictions);
  result.count = predictions.size();
  result.correct = result.confusion.correct();
  result.accuracy = static_cast<double>(result.correct) / static_cast<double>(std::max<std::size_t>(result.count, 1));
  result.accuracyInterval = wilsonInterval(result.correct, result.count);
  result.temperature = temperature;
  const auto likely = probabilities(predictions, temperature);
  result.negativeLogLikelihood = negativeLogLikelihood(likely, predictions.truth);
  result.brier = brierScore(likely, predictions.truth);
  result.calibrationError = calibrationError(likely, predictions.truth);
  for (std::size_t c = 0; c < labels.size(); ++c) {
    result.classes.push_back(
        {labels[c], classScores(result.confusion, c), areaUnderCurve(likely, predictions.truth, labels.size(), c), {}});
  }
  averageClasses(result);
  return result;
}

Evaluation evaluateInDetail(const Predictions& predictions, const std::vector<std::string>& labels, double temperature) {
  auto result = evaluate(predictions, labels, temperature);
  const auto likely = probabilities(predictions, temperature);
  result.intervals = bootstrapCalibration(likely, predictions.truth);
  result.perfectCalibration = perfectCalibrationBand(likely, predictions.truth);
  result.reliability = reliabilityBins(likely, predictions.truth);
  for (std::size_t c = 0; c < labels.size(); ++c) result.classes[c].roc = rocCurve(likely, predictions.truth, labels.size(), c);
  return result;
}

nlohmann::ordered_json toJson(const Evaluation& evaluation) {
  nlohmann::ordered_json classes = nlohmann::ordered_json::array();
  auto matrix = nlohmann::ordered_json::array();
  for (std::size_t truth = 0; truth < evaluation.classes.size(); ++truth) {
    const auto& [label, scores, auc, roc] = evaluation.classes[truth];
    // nlohmann writes NaN as null.
    classes.push_back({{"label", label},
                       {"support", scores.support},
                       {"precision", scores.precision},
                       {"recall", scores.recall},
                       {"f1", scores.f1},
                       {"auc", auc}});
    for (const auto& point : roc) classes.back()["roc"].push_back({point.falsePositiveRate, point.truePositiveRate});
    auto row = nlohmann::ordered_json::array();
    for (std::size_t predicted = 0; predicted < evaluation.classes.size(); ++predicted)
      row.push_back(evaluation.confusion.at(truth, predicted));
    matrix.push_back(std::move(row));
  }
  nlohmann::ordered_json json{
      {"count", evaluation.count},
      {"correct", evaluation.correct},
      {"accuracy", evaluation.accuracy},
      {"accuracyInterval95", {evaluation.accuracyInterval.lower, evaluation.accuracyInterval.upper}},
      {"balancedAccuracy", evaluation.balancedAccuracy},
      {"macro", {{"precision", evaluation.macroPrecision}, {"recall", evaluation.macroRecall}, {"f1", evaluation.macroF1}}},
      {"weighted", {{"precision", evaluation.weightedPrecision}, {"recall", evaluation.weightedRecall}, {"f1", evaluation.weightedF1}}},
      {"macroAuc", evaluation.macroAuc},
      {"temperature", evaluation.temperature},
      {"negativeLogLikelihood", evaluation.negativeLogLikelihood},
      {"brier", evaluation.brier},
      {"calibrationError", evaluation.calibrationError}};
  if (evaluation.intervals) {
    const auto pair = [](const Interval& interval) { return nlohmann::ordered_json{interval.lower, interval.upper}; };
    json["negativeLogLikelihoodInterval95"] = pair(evaluation.intervals->negativeLogLikelihood);
    json["brierInterval95"] = pair(evaluation.intervals->brier);
    json["calibrationErrorInterval95"] = pair(evaluation.intervals->calibrationError);
    json["perfectCalibrationBand95"] = pair(*evaluation.perfectCalibration);
    for (const auto& bin : evaluation.reliability) {
      json["reliability"].push_back({{"count", bin.count}, {"confidence", bin.confidence}, {"accuracy", bin.accuracy}});
    }
  }
  json["classes"] = std::move(classes);
  json["confusion"] = std::move(matrix);
  return json;
}

}  // namespace glenoid
