// SPDX-License-Identifier: GPL-3.0-or-later
// The images of a data set with their labels, from a folder for each class or a CSV. Image files are hashed but not decoded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/fact.h"
#include "core/base/progress.h"

namespace glenoid {

struct Item {
  std::string path;        // relative to the data set's folder, UTF-8, "/" between folders
  std::int64_t label = 0;  // index into the labels
  std::string sha256;      // of the file, 64 lower-case hexadecimal digits
  std::string group;       // images of one group (patient, near-duplicates) stay in one part; empty: no group
  bool operator==(const Item&) const = default;
};

// Something left out of a data set: a folder that cannot be listed, or a file that cannot be read or decoded.
struct SkippedFile {
  std::string path;    // as Item::path
  std::string code;    // errorName() of the reason
  std::string detail;  // for the developer; no patient data
  bool operator==(const SkippedFile&) const = default;
};

// What the user should know about a data set before training on it.
struct DataNotice {
  std::string path;  // the file, folder or label that it is about; empty: the whole data set
  Fact fact;
  bool operator==(const DataNotice&) const = default;
};

struct Index {
  std::filesystem::path root;
  std::vector<std::string> labels;    // sorted by name; each has an item
  std::vector<Item> items;            // sorted by path
  std::vector<SkippedFile> skipped;   // sorted by path
  std::vector<DataNotice> notices;    // sorted by path
  std::vector<std::string> hidden{};  // files left out because they, or folders above them, are hidden; as Item::path, sorted; not of a ZIP
};

// Takes out the labels without an item, and returns them.
std::vector<std::string> dropUnusedLabels(std::vector<std::string>& labels, std::vector<Item>& items);

// One folder for each class, whose name is the label. Every file below it is an item, except hidden files (Index::hidden) and what macOS
// and Windows keep there (core/base/files.h). Links to files are followed; links to folders only if they are class folders. Files beside
// the class folders are left out with a notice, and so are folders without a file. If the folders are parts of a data set
// (core/dataset/parts.h), the folders of classes lie in them. Unreadable entries are skipped: a folder as FolderUnreadable, a file as
// FileUnreadable, a pipe, a device or a link to itself as NotAFile. Throws Error FileNotFound, FolderUnreadable (the data set's folder),
// DatasetInvalid (fewer than two classes with files), DatasetParts (other folders stand beside the parts, a class is not in every part, or
// a picture is in two) or Cancelled.
Index indexFolder(const std::filesystem::path& folder, const CancelToken& token = {}, const ProgressCallback& progress = {});

// Every file below the folder except hidden ones and tables (.csv), at any depth, all with the same label: for work that needs no labels.
// Links as in indexFolder(). Throws Error FileNotFound, FolderUnreadable (the folder itself), DatasetInvalid (no file) or Cancelled.
Index indexPictures(const std::filesystem::path& folder, const CancelToken& token = {}, const ProgressCallback& progress = {});

// A table (readTextTable) with the columns path, label and perhaps group. Paths are relative to the CSV's folder. If a relative path does
// not exist as written, its backslashes are read as "/". A file that cannot be read is skipped with its reason. Throws Error as
// readTextTable(), Cancelled, DatasetInvalid as indexFolder(), DatasetWithoutRows if it has only a header, DatasetFilesMissing if none of
// the files exists, and FileInvalid that names the record without a path or label, or with a repeated path.
Index indexCsv(const std::filesystem::path& csv, const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
