// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/task_labels.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/dataset/text_table.h"

namespace glenoid {
namespace {

constexpr std::int64_t kUnknownLabel = -1;
const std::vector<std::string> kPathColumns{"path", "file"};

// The table names its columns in lower case.
std::vector<std::string> inLowerCase(std::vector<std::string> columns) {
  for (auto& column : columns) {
    for (auto& c : column) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return columns;
}

// The fields of each item's row, null for an item without one.
std::vector<const TableRow*> rowsOf(const std::vector<Item>& items, const std::map<std::string, const TableRow*>& byPath) {
  std::vector<const TableRow*> rows;
  for (const auto& item : items) {
    const auto found = byPath.find(item.path);
    rows.push_back(found == byPath.end() ? nullptr : found->second);
  }
  return rows;
}

// The names of the table's columns, each once, beside those of the paths.
std::vector<std::string> labelColumns(const std::filesystem::path& table) {
  std::vector<std::string> columns;
  for (const auto& name : readTableColumns(table, kPathColumns)) {
    const auto isIn = [&](const std::vector<std::string>& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    if (!name.empty() && !isIn(kPathColumns) && !isIn(columns)) columns.push_back(name);
  }
  return columns;
}

// The request is wrong, not the table.
void requireColumns(const std::filesystem::path& table, const std::vector<std::string>& columns) {
  const auto present = labelColumns(table);
  const auto wanted = inLowerCase(columns);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::find(present.begin(), present.end(), wanted[i]) != present.end()) continue;
    std::string names;
    for (const auto& name : present) names += (names.empty() ? "\"" : ", \"") + name + "\"";
    throw Error(ErrorCode::OptionInvalid,
                "the table has no column \"" + columns[i] + "\"; " + (names.empty() ? "it has no labels" : "its columns are " + names),
                toUtf8(table));
  }
}

TaskLabels readColumns(const std::filesystem::path& file, const std::vector<std::string>& columns, const std::vector<Item>& items) {
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::FileInvalid, why, toUtf8(file)); };
  const auto table = readTextTable(file, inLowerCase(columns), kPathColumns);
  std::map<std::string, const TableRow*> byPath;
  for (const auto& row : table) {
    auto path = row.fields[columns.size()].empty() ? row.fields[columns.size() + 1] : row.fields[columns.size()];
    std::replace(path.begin(), path.end(), '\\', '/');
    if (path.empty()) throw invalid("record " + std::to_string(row.record) + " has no path");
    if (!byPath.emplace(path, &row).second) throw invalid("record " + std::to_string(row.record) + " names a path for the second time");
  }
  const auto rows = rowsOf(items, byPath);
  if (std::all_of(rows.begin(), rows.end(), [](const TableRow* row) { return row == nullptr; })) {
    throw Error(ErrorCode::DatasetMismatch, "no row names a picture of the data set", toUtf8(file));
  }
  TaskLabels result;
  for (std::size_t t = 0; t < columns.size(); ++t) {
    std::set<std::string> labels;
    for (const auto* row : rows) {
      if (row && !row->fields[t].empty()) labels.insert(row->fields[t]);
    }
    result.tasks.push_back({columns[t], {labels.begin(), labels.end()}});
  }
  for (const auto* row : rows) {
    for (std::size_t t = 0; t < columns.size(); ++t) {
      const auto& labels = result.tasks[t].labels;
      const bool isKnown = row && !row->fields[t].empty();
      result.values.push_back(isKnown ? std::lower_bound(labels.begin(), labels.end(), row->fields[t]) - labels.begin() : kUnknownLabel);
    }
  }
  return result;
}

}  // namespace

TaskLabels ownLabels(const std::vector<std::string>& labels, const std::vector<Item>& items) {
  TaskLabels own{{{"label", labels}}, {}};
  for (const auto& item : items) own.values.push_back(item.label);
  return own;
}

TaskLabels readTaskLabels(const std::filesystem::path& table, const std::vector<std::string>& columns, const std::vector<Item>& items) {
  requireColumns(table, columns);
  auto labels = readColumns(table, columns, items);
  for (const auto& task : labels.tasks) {
    if (task.labels.size() < 2)
      throw Error(ErrorCode::FileInvalid, "the column " + task.name + " has fewer than two labels", toUtf8(table));
  }
  return labels;
}

TaskLabels readAllTaskLabels(const std::filesystem::path& table, const std::vector<Item>& items) {
  const auto columns = labelColumns(table);
  return columns.empty() ? TaskLabels() : readColumns(table, columns, items);
}

std::vector<std::int64_t> knownLabels(const TaskLabels& labels, std::size_t task, const std::vector<std::size_t>& positions) {
  std::vector<std::int64_t> known;
  for (const auto position : positions) {
    const auto label = labels.values[position * labels.tasks.size() + task];
    if (label != kUnknownLabel) known.push_back(label);
  }
  return known;
}

std::string tasksDigest(const TaskLabels& labels) {
  auto json = nlohmann::json::array({labels.values});
  for (const auto& task : labels.tasks) json.push_back({task.name, task.labels});
  const auto text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return sha256(std::as_bytes(std::span(text)));
}

}  // namespace glenoid
