// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a comparison: every method's figures on the same folds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/eval/evaluation.h"
#include "core/eval/mcnemar.h"
#include "core/eval/prediction_table.h"

namespace glenoid {

// A fold that a method did not answer, and why: NotANumber, it diverged; OutOfMemory, it is too large for the device.
struct LeftOutFold {
  std::size_t fold = 0;  // from 1
  ErrorCode code = ErrorCode::Internal;
  bool operator==(const LeftOutFold&) const = default;
};

// What one line of the table is made of.
struct MethodAnswers {
  std::string name, title;
  std::size_t folds = 0;    // done
  PredictionTable answers;  // empty where no fold was answered
  std::vector<LeftOutFold> leftOut = {};
};

struct ComparisonRow {
  std::string name, title;
  std::size_t folds = 0;
  Evaluation evaluation;  // in detail; of no images where no fold was answered
  std::vector<LeftOutFold> leftOut;
  std::size_t shared = 0;          // images that the first method with answers answered too
  std::optional<McNemar> vsFirst;  // on these; none for the first itself and where there are none
};

struct ComparisonTable {
  std::size_t folds = 0;  // there are
  std::vector<ComparisonRow> rows;
};

// Throws Error as onSameImages.
ComparisonTable comparisonTable(const std::vector<MethodAnswers>& methods, std::size_t folds);
// "folds 1, 4: SENTENCE; fold 2: SENTENCE"; empty where none is left out.
std::string leftOutText(const std::vector<LeftOutFold>& folds);
// "evaluation" is null where no fold was answered; "leftOut" stands there only where a fold is.
nlohmann::ordered_json toJson(const ComparisonTable& table);

}  // namespace glenoid
