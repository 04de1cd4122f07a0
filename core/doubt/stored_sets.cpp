// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/stored_sets.h"

#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/doubt/conformal.h"
#include "core/eval/evaluation.h"
#include "core/eval/prediction_table.h"
#include "core/nn/looks.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

PredictionTable tableOf(const fs::path& file, const ModelDescription& model) {
  auto table = readPredictionTable(file);
  if (table.labels != model.labelNames())
    throw Error(ErrorCode::DatasetMismatch, "the answers have other labels than the model", toUtf8(file));
  return table;
}

nlohmann::json calibrationOf(const PredictionTable& table, const FoldImages& folds) {
  const auto evaluation = toJson(evaluateInDetail(crossFitted(table.predictions, folds), table.labels));
  nlohmann::json figures{{"images", evaluation.at("count")}};
  for (const char* key : {"negativeLogLikelihood", "brier", "calibrationError", "calibrationErrorInterval95", "perfectCalibrationBand95"}) {
    figures[key] = evaluation.at(key);
  }
  return figures;
}

void add(const PredictionTable& table, const fs::path& folder, SetRule rule, const char* figures, ModelDescription& model) {
  const auto file = folder / "folds.json";
  if (const auto folds = fs::exists(file) ? readFoldsOf(file, table) : FoldImages(); !folds.empty()) {
    measureSets(rule, table.predictions, folds);
    model.figures[figures] = calibrationOf(table, folds);
  }
  if (!rule.levels.empty()) model.sets.push_back(std::move(rule));
}

}  // namespace

void addSetsOutOfFold(const fs::path& folder, ModelDescription& model) {
  model.sets.clear();
  const auto once = tableOf(folder / "predictions.csv", model);
  add(once, folder, fitSets(once.predictions, model.temperature, 1), "calibration", model);
  if (const auto file = folder / "predictions-augmented.csv"; fs::exists(file)) {
    const auto often = tableOf(file, model);
    add(often, folder, fitSets(often.predictions, fitTemperature(often.predictions), kLooks), "calibrationAugmented", model);
  }
}

void addSetsOfValidation(const fs::path& run, ModelDescription& model) {
  model.sets.clear();
  const auto file = run / "validation.csv";
  if (!fs::exists(file)) return;
  auto rule = fitSets(tableOf(file, model).predictions, model.temperature, 1);
  if (!rule.levels.empty()) model.sets.push_back(std::move(rule));
}

}  // namespace glenoid
