// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_report.h"

#include <algorithm>
#include <cmath>

#include "core/base/numbers.h"
#include "core/report/disclaimer.h"
#include "core/report/html.h"
#include "core/report/plots.h"
#include "core/report/table_text.h"

namespace glenoid {
namespace {

constexpr std::size_t kMostClassesOfAMatrix = 20;

std::string between(const Interval& interval, const auto& write) { return write(interval.lower) + " to " + write(interval.upper); }

const Cells kHeader{"method", "folds", "images", "accuracy %",  "95 % interval", "balanced %", "precision", "recall",
                    "F1",     "AUC",   "ECE",    "perfect ECE", "Brier",         "NLL",        "McNemar p"};

// Only the figures; each is a dash if no fold was answered.
Cells cellsOf(const ComparisonRow& row) {
  const auto& e = row.evaluation;
  Cells cells{row.title, std::to_string(row.folds), std::to_string(e.count)};
  if (e.count == 0) {
    cells.resize(kHeader.size(), "-");
    return cells;
  }
  const auto three = [](double value) { return fixedNumber(value, 3); };
  const Cells figures{percent(e.accuracy),
                      between(e.accuracyInterval, percent),
                      percent(e.balancedAccuracy),
                      three(e.macroPrecision),
                      three(e.macroRecall),
                      three(e.macroF1),
                      three(e.macroAuc),
                      three(e.calibrationError),
                      e.perfectCalibration ? between(*e.perfectCalibration, three) : "-",
                      three(e.brier),
                      three(e.negativeLogLikelihood),
                      row.vsFirst ? pValueText(row.vsFirst->pValue) : "-"};
  cells.insert(cells.end(), figures.begin(), figures.end());
  return cells;
}

// The header and a line for each method. If any fold was left out, a last column gives the reasons.
std::vector<Cells> linesOf(const ComparisonTable& table) {
  const bool whole = std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.leftOut.empty(); });
  std::vector<Cells> lines{kHeader};
  for (const auto& row : table.rows) lines.push_back(cellsOf(row));
  if (whole) return lines;
  lines[0].emplace_back("left out");
  for (std::size_t i = 0; i < table.rows.size(); ++i) lines[i + 1].push_back(leftOutText(table.rows[i].leftOut));
  return lines;
}

std::string classTable(const Evaluation& evaluation) {
  std::vector<Cells> rows;
  for (const auto& [label, scores, auc, roc] : evaluation.classes) {
    rows.push_back({label, std::to_string(scores.support), fixedNumber(scores.precision, 3), fixedNumber(scores.recall, 3),
                    fixedNumber(scores.f1, 3), fixedNumber(auc, 3)});
  }
  return htmlTable({"class", "images", "precision", "recall", "F1", "AUC"}, rows);
}

std::string perfectSentence(const Evaluation& e) {
  if (!e.perfectCalibration) return {};
  const auto& [lower, upper] = *e.perfectCalibration;
  return " If these answers were perfectly calibrated, chance alone would give a calibration error of " +
         between(*e.perfectCalibration, [](double value) { return fixedNumber(value, 3); }) + " on as many images (95 % of draws): it is " +
         (e.calibrationError > upper   ? "larger"
          : e.calibrationError < lower ? "smaller"
                                       : "within") +
         ".";
}

std::string intervalSentence(const Evaluation& e) {
  if (!e.intervals) return {};
  const auto three = [](double value) { return fixedNumber(value, 3); };
  const auto one = [&](const char* name, double value, const Interval& interval) {
    return std::string(name) + " " + three(value) + " (" + between(interval, three) + ")";
  };
  return "<p class=\"small\">With 95 % bootstrap intervals: " +
         one("calibration error", e.calibrationError, e.intervals->calibrationError) + ", " +
         one("Brier score", e.brier, e.intervals->brier) + ", " +
         one("negative log-likelihood", e.negativeLogLikelihood, e.intervals->negativeLogLikelihood) + "." + perfectSentence(e) + "</p>\n";
}

std::string methodSection(const ComparisonRow& row, bool open) {
  const auto& e = row.evaluation;
  std::string section = std::string("<details") + (open ? " open" : "") + "><summary>" + escapedHtml(row.title) + ": " +
                        (e.count > 0 ? percent(e.accuracy) + " % of " + std::to_string(e.count) + " images" : "not answered") +
                        "</summary>\n";
  if (!row.leftOut.empty()) section += "<p class=\"small\">Left out: " + escapedHtml(leftOutText(row.leftOut)) + ".</p>\n";
  if (e.count == 0) return section + "</details>\n";
  if (row.vsFirst) {
    section += "<p class=\"small\">Of the " + std::to_string(row.shared) +
               " images that the first method also answered, only the first is right on " + std::to_string(row.vsFirst->onlyFirst) +
               ", only this one on " + std::to_string(row.vsFirst->onlySecond) + ": p " + (row.vsFirst->pValue < 0.001 ? "" : "= ") +
               escapedHtml(pValueText(row.vsFirst->pValue)) + " (McNemar, " +
               (row.vsFirst->exact ? "exact binomial" : "chi-square with continuity correction") + ").</p>\n";
  }
  section += intervalSentence(e) + classTable(e) + "<div class=\"plots\">\n";
  if (e.classes.size() <= kMostClassesOfAMatrix) section += confusionPlot(e);
  return section + rocPlot(e) + reliabilityPlot(e) + "</div></details>\n";
}

std::string historyPlots(const TrainingCurve& training) {
  Curve trainLoss{"training", {}}, validationLoss{"validation", {}}, trainShare{"training", {}}, validationShare{"validation", {}};
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
  return "<h3>" + escapedHtml(training.name) + "</h3>\n<div class=\"plots\">\n" +
         linePlot({"Loss", "epoch", "loss", 1, last, 0, highest > 0 ? highest * 1.05 : 1, false, false}, {trainLoss, validationLoss}) +
         linePlot({"Accuracy", "epoch", "accuracy", 1, last, 0, 1, false, false}, {trainShare, validationShare}) + "</div>\n";
}

std::string jsonSection(const char* title, const nlohmann::ordered_json& json) {
  if (json.is_null()) return {};
  return "<details><summary>" + std::string(title) + "</summary>\n<pre>" +
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
    text += csvLineOf({row.title,
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

std::string comparisonHtml(const ComparisonPage& page) {
  const auto lines = linesOf(page.table);
  std::vector<Bar> bars;
  for (const auto& row : page.table.rows) {
    if (row.evaluation.count > 0) bars.push_back({row.title, row.evaluation.accuracy, row.evaluation.accuracyInterval});
  }
  std::string body =
      "<h2>Figures</h2>\n" + htmlTable(lines.front(), {lines.begin() + 1, lines.end()}) +
      "<p class=\"small\">Accuracy with its Wilson interval; precision, recall, F1 and AUC are means over the classes; ECE is the "
      "expected calibration error in bins of equal size, perfect ECE the range that chance alone gives to perfectly calibrated answers (95 "
      "%); NLL the mean negative log-likelihood. McNemar's p compares with the first method on the images that both answered.</p>\n" +
      barPlot("Accuracy with 95 % interval", bars) + "<h2>Each method</h2>\n";
  for (std::size_t i = 0; i < page.table.rows.size(); ++i) body += methodSection(page.table.rows[i], i == 0);
  if (!page.curves.empty()) body += "<h2>Training</h2>\n";
  for (const auto& curve : page.curves) body += historyPlots(curve);
  if (!page.options.is_null() || !page.environment.is_null()) body += "<h2>How it was made</h2>\n";
  body += jsonSection("Options", page.options) + jsonSection("Environment", page.environment);
  return htmlPage(page.title, body);
}

}  // namespace glenoid
