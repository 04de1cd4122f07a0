// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/stored_parts.h"

#include <map>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/bundle/set_rules.h"
#include "core/eval/prediction_table.h"

namespace glenoid {
namespace {

PartResult readPart(const std::filesystem::path& file, const PixelCache& cache, double temperature) {
  if (!std::filesystem::exists(file)) return {};
  auto table = readPredictionTable(file);
  if (table.labels != cache.info().labels)
    throw Error(ErrorCode::DatasetMismatch, "the data set has other labels than the run", toUtf8(file));
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (std::size_t i = 0; i < cache.size(); ++i) places.emplace(std::pair{cache.items()[i].path, cache.items()[i].sha256}, i);
  PartResult part;
  for (const auto& image : table.images) {
    const auto found = places.find(image);
    if (found == places.end()) throw Error(ErrorCode::DatasetMismatch, "the data set lacks an image of the run", image.first);
    part.positions.push_back(found->second);
  }
  part.evaluation = evaluate(table.predictions, table.labels, temperature);
  part.predictions = std::move(table.predictions);
  return part;
}

}  // namespace

std::optional<double> storedTemperature(const std::filesystem::path& folder, const char* key) {
  const auto file = folder / "evaluation.json";
  const auto stored = readJson(file);
  if (!stored.is_object()) throw Error(ErrorCode::FileInvalid, "an object is expected", toUtf8(file));
  if (!stored.contains(key)) return std::nullopt;
  const auto temperature = numberIn(stored[key], kLowestTemperature, kHighestTemperature);
  if (!temperature) throw Error(ErrorCode::FileInvalid, std::string(key) + ": 0.01 to 100 is allowed", toUtf8(file));
  return temperature;
}

std::optional<StoredParts> readStoredParts(const std::filesystem::path& folder, const PixelCache& cache) {
  if (!std::filesystem::exists(folder / "evaluation.json")) return std::nullopt;
  const double temperature = storedTemperature(folder, "temperature").value_or(1);
  StoredParts parts;
  parts.validation = readPart(folder / "validation.csv", cache, temperature);
  parts.test = readPart(folder / "test.csv", cache, temperature);
  if (const auto augmented = storedTemperature(folder, "temperatureAugmented")) {
    parts.testAugmented = readPart(folder / "test-augmented.csv", cache, *augmented);
  }
  return parts;
}

void writeStoredParts(const std::filesystem::path& folder, const StoredParts& parts, const PixelCache& cache) {
  writePredictions(folder / "validation.csv", parts.validation.predictions, cache, parts.validation.positions);
  writePredictions(folder / "test.csv", parts.test.predictions, cache, parts.test.positions);
  nlohmann::ordered_json json{{"temperature", parts.test.evaluation.temperature},
                              {"validation", toJson(parts.validation.evaluation)},
                              {"test", toJson(parts.test.evaluation)}};
  if (!parts.testAugmented.positions.empty()) {
    writePredictions(folder / "test-augmented.csv", parts.testAugmented.predictions, cache, parts.testAugmented.positions);
    json["temperatureAugmented"] = parts.testAugmented.evaluation.temperature;
    json["testAugmented"] = toJson(parts.testAugmented.evaluation);
  }
  writeJson(folder / "evaluation.json", json);
}

}  // namespace glenoid
