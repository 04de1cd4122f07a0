// SPDX-License-Identifier: GPL-3.0-or-later
// A table of figures for reading: text, CSV, and a self-contained HTML page with plots. Serves evaluate, crossval and compare.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/comparison/comparison_table.h"
#include "core/runs/history.h"

namespace glenoid {

// One line a method, columns aligned, ends in a line end.
std::string comparisonText(const ComparisonTable& table);

// RFC 4180, one line a method with every figure and interval, and the disclaimer; shares from 0 to 1.
std::string comparisonCsv(const ComparisonTable& table);

struct TrainingCurve {
  std::string name;
  std::vector<EpochRecord> history;
};
struct ComparisonPage {
  std::string title;
  const ComparisonTable& table;
  std::vector<TrainingCurve> curves;            // may be empty
  nlohmann::ordered_json options, environment;  // null where there are none
};
// Summary table, bars of accuracy, and for every method its confusion matrix, classes, ROC and reliability; curves, options, environment.
std::string comparisonHtml(const ComparisonPage& page);

}  // namespace glenoid
