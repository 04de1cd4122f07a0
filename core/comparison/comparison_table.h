// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a comparison: the figures of every method on the same folds.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/report_text.h"
#include "core/eval/evaluation.h"
#include "core/eval/mcnemar.h"
#include "core/eval/prediction_table.h"

namespace glenoid {

// A fold that a method did not answer, with the reason: Diverged (NotANumber, of earlier versions) or OutOfMemory (it is too large for the
// device).
struct LeftOutFold {
  std::size_t fold = 0;  // from 1
  ErrorCode code = ErrorCode::Internal;
  bool operator==(const LeftOutFold&) const = default;
};

// The data behind one line of the table.
struct MethodAnswers {
  std::string name, title;
  std::size_t folds = 0;    // folds done
  PredictionTable answers;  // empty if no fold was answered
  std::vector<LeftOutFold> leftOut = {};
  std::vector<std::string> how = {};  // they were made, if not plainly: ", mean of eight looks"; keys of translations ("Core")
};

struct ComparisonRow {
  std::string name, title;
  std::vector<std::string> how;  // as in MethodAnswers
  std::size_t folds = 0;
  Evaluation evaluation;  // in detail; without images if no fold was answered
  std::vector<LeftOutFold> leftOut;
  std::size_t shared = 0;          // images that the first method with answers also answered; all for that method itself
  std::optional<McNemar> vsFirst;  // on these images; empty for the first method, and if there are none
};

struct ComparisonTable {
  std::size_t folds = 0;  // folds of the comparison
  std::vector<ComparisonRow> rows;
};

// Throws Error as onSameImages() does.
ComparisonTable comparisonTable(const std::vector<MethodAnswers>& methods, std::size_t folds);
// The title of a line and how its answers were made. `write` puts the latter into words: in English, or in the language of a page.
std::string fullTitle(const ComparisonRow& row, const std::function<std::string(const ReportText&)>& write = inEnglish);
// "folds 1, 4: SENTENCE; fold 2: SENTENCE"; empty if no fold is left out.
std::string leftOutText(const std::vector<LeftOutFold>& folds);
// "evaluation" is null if no fold was answered; "leftOut" is present only if a fold was left out.
nlohmann::ordered_json toJson(const ComparisonTable& table);

}  // namespace glenoid
