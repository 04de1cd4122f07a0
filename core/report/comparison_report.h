// SPDX-License-Identifier: GPL-3.0-or-later
// A table of figures as text, CSV and a self-contained HTML page with plots. Used by evaluate, crossval and compare.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/report_text.h"
#include "core/comparison/comparison_table.h"
#include "core/report/html.h"
#include "core/runs/history.h"

namespace glenoid {

// One line for each method, with aligned columns; ends with a line end.
std::string comparisonText(const ComparisonTable& table);

// RFC 4180: one line for each method with every figure and interval, and the disclaimer; shares from 0 to 1.
std::string comparisonCsv(const ComparisonTable& table);

struct TrainingCurve {
  std::string name;
  std::vector<EpochRecord> history;
};
struct ComparisonPage {
  ReportText title;
  const ComparisonTable& table;
  std::vector<TrainingCurve> curves;            // may be empty
  nlohmann::ordered_json options, environment;  // null if there are none
};
// A page in this language: summary table, bars of accuracy, and for every method its confusion matrix, classes, ROC and reliability; then
// curves, options, environment.
std::string comparisonHtml(const ComparisonPage& page, const PageLanguage& language = {});

}  // namespace glenoid
