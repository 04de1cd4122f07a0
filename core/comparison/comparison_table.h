// The table of a comparison: every method's figures on the same folds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/eval/evaluation.h"
#include "core/eval/mcnemar.h"
#include "core/eval/prediction_table.h"

namespace glenoid {

// What one line of the table is made of.
struct MethodAnswers {
  std::string name, title;
  std::size_t folds = 0;  // done
  PredictionTable answers;
};

struct ComparisonRow {
  std::string name, title;
  std::size_t folds = 0;
  Evaluation evaluation;           // in detail
  std::size_t shared = 0;          // images that the first method answered too
  std::optional<McNemar> vsFirst;  // on these; none for the first itself and where there are none
};

struct ComparisonTable {
  std::size_t folds = 0;  // there are
  std::vector<ComparisonRow> rows;
};

// Throws Error as onSameImages.
ComparisonTable comparisonTable(const std::vector<MethodAnswers>& methods, std::size_t folds);
nlohmann::ordered_json toJson(const ComparisonTable& table);

}  // namespace glenoid
