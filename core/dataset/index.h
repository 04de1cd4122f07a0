// Which images a data set has, with their labels: from a folder for each class or a CSV. No image file is opened, only hashed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"

namespace glenoid {

struct Item {
  std::string path;        // relative to the data set's folder, UTF-8, "/" between folders
  std::int64_t label = 0;  // index into the labels
  std::string sha256;      // of the file, 64 lower-case hexadecimal digits
  std::string group;       // images of one group (patient, near-duplicates) stay in one part; empty: on its own
  bool operator==(const Item&) const = default;
};

struct Index {
  std::filesystem::path root;
  std::vector<std::string> labels;  // sorted by name
  std::vector<Item> items;          // sorted by path
};

// A folder for each class (its name is the label); every file below it is an item, except hidden ones. Files beside the class folders
// are left out. Throws Error FileNotFound, FileUnreadable, DatasetInvalid (fewer than two classes with files) or Cancelled.
Index indexFolder(const std::filesystem::path& folder, const CancelToken& token = {}, const ProgressCallback& progress = {});

// Lines "path,label" or "path,label,group" after a header line that names these columns in any order; fields may be quoted (RFC 4180).
// Paths are relative to the CSV's folder. Throws Error as indexFolder, and DatasetInvalid naming the line for what cannot be read and for
// a path that stands twice.
Index indexCsv(const std::filesystem::path& csv, const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
