// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_results.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/base/json_file.h"

namespace glenoid {

namespace fs = std::filesystem;

std::vector<AnsweredPicture> answersOf(const PredictionTable& table, double temperature) {
  const auto shares = probabilities(table.predictions, temperature);
  std::vector<AnsweredPicture> answers;
  for (std::size_t i = 0; i < table.images.size(); ++i) {
    const auto answer = answerOf(table.predictions, i);
    const auto& [path, sha256] = table.images[i];
    answers.push_back({path, sha256, table.predictions.truth[i], answer, shares[i * table.labels.size() + answer]});
  }
  std::stable_sort(answers.begin(), answers.end(), [](const auto& a, const auto& b) { return a.probability > b.probability; });
  return answers;
}

RunResults readResults(const fs::path& runFolder) {
  RunResults results;
  const auto stored = readJson(runFolder / "evaluation.json");
  results.run = readRun(runFolder);
  for (const std::string name : {"test", "test-augmented", "validation"}) {
    const auto file = runFolder / (name + ".csv");
    if (!stored.contains(name) || !fs::exists(file)) continue;
    const auto table = readPredictionTable(file);
    const double temperature = stored.value(name == "test-augmented" ? "temperatureAugmented" : "temperature", 1.0);
    if (results.labels.empty()) results.labels = table.labels;
    results.parts.push_back({name, evaluateInDetail(table.predictions, table.labels, temperature), answersOf(table, temperature)});
  }
  return results;
}

fs::path sourceOf(const RunOrigin& origin, const std::string& path) {
  std::error_code none;
  const auto relative = fromUtf8(path);
  if (fs::is_directory(origin.data, none)) return origin.data / relative;
  if (origin.data.extension() == ".csv") return origin.data.parent_path() / relative;
  const bool isTile = path.starts_with(toUtf8(origin.data.filename()) + '/');  // of a pack: "PACK/MOSAIC#TILE"
  return isTile ? fs::path() : origin.data / relative;
}

}  // namespace glenoid
