// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cross_validation_page.h"

#include <vector>

#include "app/cli/terminal.h"
#include "core/comparison/stored_answers.h"
#include "core/report/run_report.h"

namespace glenoid::cli {

void showCrossValidation(const std::filesystem::path& folder, std::size_t folds, const TrainingOptions& options,
                         const CrossValidationResult& result, const FigureWords& words) {
  const auto table = comparisonTable(storedAnswers(folder), folds);
  std::vector<std::filesystem::path> runs;
  nlohmann::ordered_json environment;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    runs.push_back(folder / foldName(fold));
    if (environment.is_null()) environment = jsonIfThere(runs.back() / "environment.json");
  }
  const ComparisonPage page{{"Cross-validation of %1", {options.architecture}}, table, trainingCurves(runs), toJson(options), environment};
  auto json = toJson(table);
  json["meanAccuracy"] = result.meanAccuracy;
  json["accuracyDeviation"] = result.accuracyDeviation;
  json["foldAccuracies"] = result.foldAccuracies;
  storeTable(page, json, folder);
  handOut(page, json, words);
  tell("mean of the folds {:.1f} %, deviation {:.1f} %\n", 100 * result.meanAccuracy, 100 * result.accuracyDeviation);
}

}  // namespace glenoid::cli
