// One file of a batch and what became of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/report/prediction_report.h"

namespace glenoid::ui {

struct BatchRow {
  std::filesystem::path file;
  PredictionRow answer;              // as the terminal writes it
  std::optional<ErrorCode> problem;  // why there is no answer
  std::string second;                // the maker that comes next, as a person should read it; empty without an answer
  double secondProbability = 0;
};

BatchRow batchRow(const FileAnswer& answer, const ModelDescription& model);

}  // namespace glenoid::ui
