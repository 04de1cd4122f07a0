// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/prediction_table.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <map>
#include <set>

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/numbers.h"
#include "core/dataset/split.h"

namespace glenoid {
namespace {

constexpr std::size_t kFixedColumns = 3;
constexpr std::string_view kLogit = "logit:";

void append(Predictions& to, const Predictions& from, std::size_t i) {
  to.truth.push_back(from.truth[i]);
  const auto row = from.logits.begin() + static_cast<std::ptrdiff_t>(i * from.classes);
  to.logits.insert(to.logits.end(), row, row + static_cast<std::ptrdiff_t>(from.classes));
}

}  // namespace

std::vector<Item> itemsOf(const PredictionTable& table) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < table.images.size(); ++i) {
    items.push_back({table.images[i].first, static_cast<std::int64_t>(table.predictions.truth[i]), table.images[i].second, {}});
  }
  return items;
}

void writePredictionTable(const std::filesystem::path& file, const PredictionTable& table) {
  std::string text = "path,sha256,label";
  for (const auto& label : table.labels) text.append(",").append(quotedCsv(std::string(kLogit) + label));
  text += '\n';
  const auto& predictions = table.predictions;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    const auto& [path, sha256] = table.images[i];
    text.append(quotedCsv(path)).append(",").append(sha256).append(",").append(quotedCsv(table.labels[predictions.truth[i]]));
    for (std::size_t c = 0; c < predictions.classes; ++c)
      text.append(",").append(plainNumber(predictions.logits[i * predictions.classes + c]));
    text += '\n';
  }
  writeFileAtomically(file, text);
}

void writePredictions(const std::filesystem::path& file, const Predictions& predictions, const PixelCache& cache,
                      const std::vector<std::size_t>& positions) {
  PredictionTable table{cache.info().labels, {}, predictions};
  for (const auto position : positions) table.images.emplace_back(cache.items()[position].path, cache.items()[position].sha256);
  writePredictionTable(file, table);
}

PredictionTable readPredictionTable(const std::filesystem::path& file) {
  const auto text = readTextFile(file);
  std::size_t at = 0, record = 1;
  const auto invalid = [&](const std::string& why) {
    return Error(ErrorCode::FileInvalid, "predictions, record " + std::to_string(record) + ": " + why, toUtf8(file));
  };
  const auto header = nextCsvRecord(text, at).value_or(std::vector<std::string>{});
  PredictionTable table;
  for (std::size_t column = kFixedColumns; column < header.size(); ++column) {
    if (!header[column].starts_with(kLogit)) throw invalid("column " + std::to_string(column + 1) + " does not belong to predictions");
    table.labels.push_back(header[column].substr(kLogit.size()));
  }
  if (table.labels.empty() || header[0] != "path" || header[1] != "sha256" || header[2] != "label")
    throw invalid("these are not predictions");
  table.predictions.classes = table.labels.size();
  while (const auto fields = nextCsvRecord(text, at)) {
    ++record;
    if (fields->size() != header.size()) throw invalid("its number of fields differs from the first line");
    const auto label = std::find(table.labels.begin(), table.labels.end(), (*fields)[2]);
    if (label == table.labels.end()) throw invalid("its label has no column");
    table.images.emplace_back((*fields)[0], (*fields)[1]);
    table.predictions.truth.push_back(static_cast<std::size_t>(label - table.labels.begin()));
    for (std::size_t column = kFixedColumns; column < fields->size(); ++column) {
      const auto& field = (*fields)[column];
      const auto logit = parsedNumber(field);
      if (!logit || !(std::abs(*logit) <= FLT_MAX)) throw invalid("column " + std::to_string(column + 1) + " is not a number");
      table.predictions.logits.push_back(*logit);
    }
  }
  checkPredictions(table.predictions);
  return table;
}

std::vector<std::vector<std::size_t>> readFoldsOf(const std::filesystem::path& file, const PredictionTable& table) {
  auto json = readJson(file);
  std::set<std::string> answered;
  for (const auto& [path, sha256] : table.images) answered.insert(sha256);
  try {
    auto& folds = json.at("folds");
    const auto isLeftOut = [&](const nlohmann::json& fold) {
      return std::none_of(fold.begin(), fold.end(),
                          [&](const auto& entry) { return answered.contains(entry.at("sha256").template get<std::string>()); });
    };
    folds.erase(std::remove_if(folds.begin(), folds.end(), isLeftOut), folds.end());
    if (folds.size() < 2) return {};
    return foldsFromJson(json, itemsOf(table)).folds;
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::FileInvalid, jsonProblem(problem), toUtf8(file));
  }
}

std::vector<PredictionTable> onSameImages(const std::vector<PredictionTable>& tables) {
  using Key = std::pair<std::string, std::size_t>;
  const auto keyOf = [](const PredictionTable& table, std::size_t i) -> Key {
    return {table.images[i].second, table.predictions.truth[i]};
  };
  std::vector<std::map<Key, std::size_t>> places(tables.size());
  std::vector<PredictionTable> cut;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (tables[t].labels != tables.front().labels) throw Error(ErrorCode::DatasetMismatch, "the predictions have different labels");
    for (std::size_t i = 0; i < tables[t].images.size(); ++i) places[t].emplace(keyOf(tables[t], i), i);
    cut.push_back({tables[t].labels, {}, {tables[t].labels.size(), {}, {}}});
  }
  for (std::size_t i = 0; !tables.empty() && i < tables.front().images.size(); ++i) {
    const auto key = keyOf(tables.front(), i);
    if (!std::all_of(places.begin(), places.end(), [&](const auto& known) { return known.contains(key); })) continue;
    for (std::size_t t = 0; t < tables.size(); ++t) {
      const auto place = places[t].at(key);
      cut[t].images.push_back(tables[t].images[place]);
      append(cut[t].predictions, tables[t].predictions, place);
    }
  }
  return cut;
}

}  // namespace glenoid
