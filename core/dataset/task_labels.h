// SPDX-License-Identifier: GPL-3.0-or-later
// Several labels for each picture of a data set, one for each task. Pictures may lack some of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/dataset/index.h"

namespace glenoid {

struct Task {
  std::string name;
  std::vector<std::string> labels;
  bool operator==(const Task&) const = default;
};

struct TaskLabels {
  std::vector<Task> tasks;
  std::vector<std::int64_t> values;  // [items, tasks], row by row: index into the labels of the task; -1: not known
};

// The labels of the data set itself, as a single task "label".
TaskLabels ownLabels(const std::vector<std::string>& labels, const std::vector<Item>& items);

// One task for each of these columns of a table (readTextTable) with a column "path" or "file", which holds paths as Item::path. Its labels
// are the different texts in the rows of `items`; an empty field is not known. Rows of other files are left out. Throws Error as
// readTextTable() does, OptionInvalid that names the columns of a table without one of these, FileInvalid if a row has no path or repeats
// one, or if a column has fewer than two labels, and DatasetMismatch if no row is of these items.
TaskLabels readTaskLabels(const std::filesystem::path& table, const std::vector<std::string>& columns, const std::vector<Item>& items);

// The same of every column beside those of the paths, even one with fewer than two labels.
TaskLabels readAllTaskLabels(const std::filesystem::path& table, const std::vector<Item>& items);

// The labels of one task that are known of the items at these positions.
std::vector<std::int64_t> knownLabels(const TaskLabels& labels, std::size_t task, const std::vector<std::size_t>& positions);

// SHA-256 of all tasks and values.
std::string tasksDigest(const TaskLabels& labels);

}  // namespace glenoid
