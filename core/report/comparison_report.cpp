// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/report/disclaimer.h"
#include "core/report/plots.h"
#include "core/report/table_text.h"

namespace glenoid {
namespace {

constexpr std::size_t kMostClassesOfAMatrix = 20;

constexpr const char* kHeader[] = {
    GLENOID_TEXT("Core", "method"),     GLENOID_TEXT("Core", "folds"),         GLENOID_TEXT("Core", "images"),
    GLENOID_TEXT("Core", "accuracy %"), GLENOID_TEXT("Core", "95 % interval"), GLENOID_TEXT("Core", "balanced %"),
    GLENOID_TEXT("Core", "precision"),  GLENOID_TEXT("Core", "recall"),        GLENOID_TEXT("Core", "F1"),
    GLENOID_TEXT("Core", "AUC"),        GLENOID_TEXT("Core", "ECE"),           GLENOID_TEXT("Core", "perfect ECE"),
    GLENOID_TEXT("Core", "Brier"),      GLENOID_TEXT("Core", "NLL"),           GLENOID_TEXT("Core", "McNemar p")};

std::string between(const Interval& interval, int digits, const PageLanguage& language) {
  return language.write({GLENOID_TEXT("Core", "%1 to %2"), {interval.lower, interval.upper}, digits});
}

// Only the figures; each is a dash if no fold was answered.
Cells cellsOf(const ComparisonRow& row, const PageLanguage& language) {
  const auto& e = row.evaluation;
  Cells cells{fullTitle(row, language.write), std::to_string(row.folds), std::to_string(e.count)};
  if (e.count == 0) {
    cells.resize(std::size(kHeader), "-");
    return cells;
  }
  const auto three = [&](double value) { return language.number(value, 3); };
  const auto& accuracy = e.accuracyInterval;
  const Cells figures{language.percent(e.accuracy),
                      between({100 * accuracy.lower, 100 * accuracy.upper}, 1, language),
                      language.percent(e.balancedAccuracy),
                      three(e.macroPrecision),
                      three(e.macroRecall),
                      three(e.macroF1),
                      three(e.macroAuc),
                      three(e.calibrationError),
                      e.perfectCalibration ? between(*e.perfectCalibration, 3, language) : "-",
                      three(e.brier),
                      three(e.negativeLogLikelihood),
                      row.vsFirst ? language.write(pValueText(row.vsFirst->pValue)) : "-"};
  cells.insert(cells.end(), figures.begin(), figures.end());
  return cells;
}

// The header and a line for each method. If any fold was left out, a last column gives the reasons.
std::vector<Cells> linesOf(const ComparisonTable& table, const PageLanguage& language = {}) {
  const bool whole = std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.leftOut.empty(); });
  std::vector<Cells> lines(1);
  for (const char* word : kHeader) lines[0].push_back(language.write({word}));
  for (const auto& row : table.rows) lines.push_back(cellsOf(row, language));
  if (whole) return lines;
  lines[0].push_back(language.write({GLENOID_TEXT("Core", "left out")}));
  for (std::size_t i = 0; i < table.rows.size(); ++i) lines[i + 1].push_back(leftOutText(table.rows[i].leftOut));
  return lines;
}

std::string smallPrint(const std::string& sentence) { return "<p class=\"small\">" + escapedHtml(sentence) + "</p>\n"; }

std::string headingOf(const PageLanguage& language, const char* words) { return "<h2>" + escapedHtml(language.write({words})) + "</h2>\n"; }

std::string classTable(const Evaluation& evaluation, const PageLanguage& language) {
  Cells header;
  for (const char* word : {GLENOID_TEXT("Core", "class"), GLENOID_TEXT("Core", "images"), GLENOID_TEXT("Core", "precision"),
                           GLENOID_TEXT("Core", "recall"), GLENOID_TEXT("Core", "F1"), GLENOID_TEXT("Core", "AUC")}) {
    header.push_back(language.write({word}));
  }
  std::vector<Cells> rows;
  for (const auto& [label, scores, auc, roc] : evaluation.classes) {
    rows.push_back({label, std::to_string(scores.support), language.number(scores.precision, 3), language.number(scores.recall, 3),
                    language.number(scores.f1, 3), language.number(auc, 3)});
  }
  return htmlTable(header, rows);
}

std::string calibrationSentences(const Evaluation& e, const PageLanguage& language) {
  if (!e.intervals) return {};
  const auto& [error, brier, likelihood] = *e.intervals;
  auto sentences =
      language.write({GLENOID_TEXT("Core",
                                   "With 95 % bootstrap intervals: calibration error %1 (%2 to %3), Brier score %4 (%5 to %6), "
                                   "negative log-likelihood %7 (%8 to %9)."),
                      {e.calibrationError, error.lower, error.upper, e.brier, brier.lower, brier.upper, e.negativeLogLikelihood,
                       likelihood.lower, likelihood.upper},
                      3});
  if (!e.perfectCalibration) return smallPrint(sentences);
  const auto& [lower, upper] = *e.perfectCalibration;
  sentences +=
      ' ' + language.write({GLENOID_TEXT("Core",
                                         "If these answers were perfectly calibrated, chance alone would give a calibration error of "
                                         "%1 to %2 on as many images (95 % of draws)."),
                            {lower, upper},
                            3});
  const char* place = e.calibrationError > upper   ? GLENOID_TEXT("Core", "The measured error is larger.")
                      : e.calibrationError < lower ? GLENOID_TEXT("Core", "The measured error is smaller.")
                                                   : GLENOID_TEXT("Core", "The measured error lies within this range.");
  return smallPrint(sentences + ' ' + language.write({place}));
}

// McNemar's test against the first method, or why there is none.
std::string testSentence(const ComparisonRow& row, const PageLanguage& language) {
  if (row.shared == 0) {
    return smallPrint(
        language.write({GLENOID_TEXT("Core", "The first method answered none of these images, so McNemar's p cannot be computed.")}));
  }
  if (!row.vsFirst) return {};
  const auto& test = *row.vsFirst;
  const auto whole = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  const char* pattern = test.exact
                            ? GLENOID_TEXT("Core",
                                           "Of the %1 images that the first method also answered, only the first is right on %2, only "
                                           "this one on %3. McNemar's p (exact binomial): %4.")
                            : GLENOID_TEXT("Core",
                                           "Of the %1 images that the first method also answered, only the first is right on %2, only "
                                           "this one on %3. McNemar's p (chi-square with continuity correction): %4.");
  return smallPrint(language.write(
      {pattern, {whole(row.shared), whole(test.onlyFirst), whole(test.onlySecond), language.write(pValueText(test.pValue))}}));
}

std::string methodSection(const ComparisonRow& row, bool open, const PageLanguage& language) {
  const auto& e = row.evaluation;
  const auto title = fullTitle(row, language.write);
  const ReportText summary =
      e.count > 0
          ? ReportText{GLENOID_TEXT("Core", "%1: %2 % of %3 images"), {title, 100 * e.accuracy, static_cast<std::int64_t>(e.count)}, 1}
          : ReportText{GLENOID_TEXT("Core", "%1: not answered"), {title}};
  std::string section =
      std::string("<details") + (open ? " open" : "") + "><summary>" + escapedHtml(language.write(summary)) + "</summary>\n";
  if (!row.leftOut.empty()) section += smallPrint(language.write({GLENOID_TEXT("Core", "Left out: %1."), {leftOutText(row.leftOut)}}));
  if (e.count == 0) return section + "</details>\n";
  section += testSentence(row, language) + calibrationSentences(e, language) + classTable(e, language) + "<div class=\"plots\">\n";
  if (e.classes.size() <= kMostClassesOfAMatrix) section += confusionPlot(e, language);
  return section + rocPlot(e, language) + reliabilityPlot(e, language) + "</div></details>\n";
}

std::string historyPlots(const TrainingCurve& training, const PageLanguage& language) {
  const auto write = [&](const char* words) { return language.write({words}); };
  const auto trained = write(GLENOID_TEXT("Core", "training")), validated = write(GLENOID_TEXT("Core", "validation"));
  const auto epochs = write(GLENOID_TEXT("Core", "epoch"));
  Curve trainLoss{trained, {}}, validationLoss{validated, {}}, trainShare{trained, {}}, validationShare{validated, {}};
  double highest = 0;
  for (const auto& record : training.history) {
    const auto epoch = static_cast<double>(record.epoch);
    trainLoss.points.emplace_back(epoch, record.trainLoss);
    validationLoss.points.emplace_back(epoch, record.validationLoss);
    trainShare.points.emplace_back(epoch, record.trainAccuracy);
    validationShare.points.emplace_back(epoch, record.validationAccuracy);
    for (const double loss : {record.trainLoss, record.validationLoss}) highest = std::isnan(loss) ? highest : std::max(highest, loss);
  }
  const double last = std::max(2.0, static_cast<double>(training.history.size()));
  const PlotAxes loss{write(GLENOID_TEXT("Core", "Loss")), epochs, write(GLENOID_TEXT("Core", "loss")), 1, last, 0,
                      highest > 0 ? highest * 1.05 : 1};
  const PlotAxes accuracy{write(GLENOID_TEXT("Core", "Accuracy")), epochs, write(GLENOID_TEXT("Core", "accuracy")), 1, last, 0, 1};
  return "<h3>" + escapedHtml(training.name) + "</h3>\n<div class=\"plots\">\n" + linePlot(loss, {trainLoss, validationLoss}, language) +
         linePlot(accuracy, {trainShare, validationShare}, language) + "</div>\n";
}

std::string jsonSection(const std::string& title, const nlohmann::ordered_json& json) {
  if (json.is_null()) return {};
  return "<details><summary>" + escapedHtml(title) + "</summary>\n<pre>" +
         escapedHtml(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) + "</pre></details>\n";
}

}  // namespace

std::string comparisonText(const ComparisonTable& table) { return alignedText(linesOf(table)); }

std::string comparisonCsv(const ComparisonTable& table) {
  std::string text = csvLineOf({"method",
                                "name",
                                "folds",
                                "images",
                                "correct",
                                "accuracy",
                                "accuracyLow",
                                "accuracyHigh",
                                "balancedAccuracy",
                                "macroPrecision",
                                "macroRecall",
                                "macroF1",
                                "macroAuc",
                                "calibrationError",
                                "calibrationErrorLow",
                                "calibrationErrorHigh",
                                "perfectCalibrationLow",
                                "perfectCalibrationHigh",
                                "brier",
                                "brierLow",
                                "brierHigh",
                                "negativeLogLikelihood",
                                "negativeLogLikelihoodLow",
                                "negativeLogLikelihoodHigh",
                                "mcnemarP",
                                "mcnemarImages",
                                "leftOut",
                                "disclaimer"});
  for (const auto& row : table.rows) {
    const auto& e = row.evaluation;
    const auto six = [&](double value) { return e.count > 0 ? fixedNumber(value, 6) : std::string(); };
    const auto intervals = e.intervals.value_or(CalibrationIntervals{});
    text += csvLineOf({fullTitle(row),
                       row.name,
                       std::to_string(row.folds),
                       std::to_string(e.count),
                       std::to_string(e.correct),
                       six(e.accuracy),
                       six(e.accuracyInterval.lower),
                       six(e.accuracyInterval.upper),
                       six(e.balancedAccuracy),
                       six(e.macroPrecision),
                       six(e.macroRecall),
                       six(e.macroF1),
                       six(e.macroAuc),
                       six(e.calibrationError),
                       six(intervals.calibrationError.lower),
                       six(intervals.calibrationError.upper),
                       six(e.perfectCalibration.value_or(Interval{}).lower),
                       six(e.perfectCalibration.value_or(Interval{}).upper),
                       six(e.brier),
                       six(intervals.brier.lower),
                       six(intervals.brier.upper),
                       six(e.negativeLogLikelihood),
                       six(intervals.negativeLogLikelihood.lower),
                       six(intervals.negativeLogLikelihood.upper),
                       row.vsFirst ? six(row.vsFirst->pValue) : "",
                       row.vsFirst ? std::to_string(row.shared) : "",
                       leftOutText(row.leftOut),
                       kDisclaimer});
  }
  return text;
}

std::string comparisonHtml(const ComparisonPage& page, const PageLanguage& language) {
  const auto lines = linesOf(page.table, language);
  std::vector<Bar> bars;
  for (const auto& row : page.table.rows) {
    if (row.evaluation.count > 0)
      bars.push_back({fullTitle(row, language.write), row.evaluation.accuracy, row.evaluation.accuracyInterval});
  }
  auto body = headingOf(language, GLENOID_TEXT("Core", "Figures")) + htmlTable(lines.front(), {lines.begin() + 1, lines.end()});
  body += smallPrint(language.write({GLENOID_TEXT(
      "Core",
      "Accuracy with its Wilson interval. Precision, recall, F1 and AUC are means over the classes. ECE is the expected "
      "calibration error in bins of equal size, perfect ECE the range that chance alone gives to perfectly calibrated answers "
      "(95 %). NLL is the mean negative log-likelihood. McNemar's p compares with the first method on the images that both "
      "answered.")}));
  body += barPlot(language.write({GLENOID_TEXT("Core", "Accuracy with 95 % interval")}), bars, language);
  body += headingOf(language, GLENOID_TEXT("Core", "Each method"));
  for (std::size_t i = 0; i < page.table.rows.size(); ++i) body += methodSection(page.table.rows[i], i == 0, language);
  if (!page.curves.empty()) body += headingOf(language, GLENOID_TEXT("Core", "Training"));
  for (const auto& curve : page.curves) body += historyPlots(curve, language);
  if (!page.options.is_null() || !page.environment.is_null()) body += headingOf(language, GLENOID_TEXT("Core", "How it was made"));
  body += jsonSection(language.write({GLENOID_TEXT("Core", "Options")}), page.options);
  body += jsonSection(language.write({GLENOID_TEXT("Core", "Environment")}), page.environment);
  return htmlPage(language.write(page.title), body, language);
}

}  // namespace glenoid
