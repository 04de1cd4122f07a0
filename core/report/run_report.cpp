// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_report.h"

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/text.h"
#include "core/comparison/stored_answers.h"
#include "core/report/disclaimer.h"
#include "core/runs/history.h"
#include "core/training/options.h"

namespace glenoid {

namespace fs = std::filesystem;

void storeRunTable(const fs::path& run, const PageLanguage& language) {
  if (!fs::exists(run / "test.csv")) return;
  const auto table = comparisonTable(storedAnswers(run), 1);
  const auto options = trainingOptionsFromJson(readJson(run / "options.json"));
  const ReportText title{GLENOID_TEXT("Core", "Training of %1"), {options.architecture}};
  storeTable({title, table, trainingCurves({run}), toJson(options), readJson(run / "environment.json")}, toJson(table), run, language);
}

void storeTable(const ComparisonPage& page, const nlohmann::ordered_json& json, const fs::path& folder, const PageLanguage& language) {
  auto withDisclaimer = json;
  withDisclaimer["disclaimer"] = kDisclaimer;
  writeJson(folder / "table.json", withDisclaimer);
  writeFileAtomically(folder / "table.csv", comparisonCsv(page.table));
  writeFileAtomically(folder / "table.html", comparisonHtml(page, language));
}

std::vector<TrainingCurve> trainingCurves(const std::vector<fs::path>& runs) {
  std::vector<TrainingCurve> curves;
  for (const auto& run : runs) {
    if (fs::exists(run / "history.csv")) curves.push_back({toUtf8(run.filename()), readHistory(run / "history.csv")});
  }
  return curves;
}

}  // namespace glenoid
