// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/stress_report.h"

#include <cmath>

#include "core/base/numbers.h"
#include "core/base/report_text.h"
#include "core/report/disclaimer.h"
#include "core/report/table_text.h"

namespace glenoid {
namespace {

std::size_t answeredOf(const StressRow& row) { return row.evaluation.count - row.unknown; }

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? std::nan("") : static_cast<double>(part) / static_cast<double>(whole);
}

std::string percentOrDash(std::size_t part, std::size_t whole) { return whole == 0 ? "-" : percent(share(part, whole)); }

std::string between(const Interval& interval) { return percent(interval.lower) + " to " + percent(interval.upper); }

Cells cellsOf(const StressRow& row) {
  const auto& e = row.evaluation;
  const auto answered = answeredOf(row);
  return {alterationText(row.alteration),
          percent(e.accuracy),
          between(e.accuracyInterval),
          row.vsUnaltered ? inEnglish(pValueText(row.vsUnaltered->pValue)) : "-",
          percent(share(row.unknown, e.count)),
          between(wilsonInterval(row.unknown, e.count)),
          percentOrDash(row.right, answered),
          percentOrDash(row.single, answered),
          percentOrDash(row.singleRight, row.single),
          percentOrDash(row.covered, answered),
          fixedNumber(share(row.makers, answered), 2),
          fixedNumber(e.calibrationError, 3),
          fixedNumber(e.negativeLogLikelihood, 3)};
}

}  // namespace

std::string stressText(const StressResult& result) {
  std::vector<Cells> lines{{"alteration", "accuracy %", "95 % interval", "p", "unknown %", "95 % interval", "right of rest %",
                            "one maker %", "and right %", "true one named %", "makers", "ECE", "NLL"}};
  for (const auto& row : result.rows) lines.push_back(cellsOf(row));
  return std::to_string(result.rows.front().evaluation.count) + " images\n" + alignedText(lines);
}

std::string stressCsv(const StressResult& result) {
  auto text = csvLineOf({"alteration",
                         "strength",
                         "images",
                         "correct",
                         "accuracy",
                         "accuracyLow",
                         "accuracyHigh",
                         "mcnemarP",
                         "unknown",
                         "unknownLow",
                         "unknownHigh",
                         "right",
                         "single",
                         "singleRight",
                         "covered",
                         "meanMakers",
                         "calibrationError",
                         "perfectCalibrationLow",
                         "perfectCalibrationHigh",
                         "brier",
                         "negativeLogLikelihood",
                         "disclaimer"});
  const auto six = [](double value) { return fixedNumber(value, 6); };
  for (const auto& row : result.rows) {
    const auto& e = row.evaluation;
    const auto unknown = wilsonInterval(row.unknown, e.count);
    text += csvLineOf({std::string(alterationName(row.alteration.kind)),
                       hasStrength(row.alteration.kind) ? plainNumber(row.alteration.strength) : "",
                       std::to_string(e.count),
                       std::to_string(e.correct),
                       six(e.accuracy),
                       six(e.accuracyInterval.lower),
                       six(e.accuracyInterval.upper),
                       row.vsUnaltered ? six(row.vsUnaltered->pValue) : "",
                       std::to_string(row.unknown),
                       six(unknown.lower),
                       six(unknown.upper),
                       std::to_string(row.right),
                       std::to_string(row.single),
                       std::to_string(row.singleRight),
                       std::to_string(row.covered),
                       answeredOf(row) > 0 ? six(share(row.makers, answeredOf(row))) : "",
                       six(e.calibrationError),
                       six(e.perfectCalibration->lower),
                       six(e.perfectCalibration->upper),
                       six(e.brier),
                       six(e.negativeLogLikelihood),
                       kDisclaimer});
  }
  return text;
}

nlohmann::ordered_json toJson(const StressResult& result) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : result.rows) {
    const auto unknown = wilsonInterval(row.unknown, row.evaluation.count);
    nlohmann::ordered_json json{
        {"alteration", alterationName(row.alteration.kind)},
        {"strength", hasStrength(row.alteration.kind) ? nlohmann::ordered_json(row.alteration.strength) : nlohmann::ordered_json()},
        {"title", alterationText(row.alteration)},
        {"images", row.evaluation.count},
        {"unknown", row.unknown},
        {"unknownInterval95", {unknown.lower, unknown.upper}},
        {"right", row.right},
        {"single", row.single},
        {"singleRight", row.singleRight},
        {"covered", row.covered},
        {"makers", row.makers},
        {"evaluation", toJson(row.evaluation)}};
    if (row.vsUnaltered) json["mcnemarAgainstUnaltered"] = toJson(*row.vsUnaltered);
    rows.push_back(std::move(json));
  }
  return {{"skipped", result.skipped.size()}, {"alterations", std::move(rows)}};
}

}  // namespace glenoid
