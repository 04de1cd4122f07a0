// SPDX-License-Identifier: GPL-3.0-or-later
// The images of a data set with their labels, from a folder for each class or a CSV. Image files are hashed but not decoded.
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

struct Index {
  std::filesystem::path root;
  std::vector<std::string> labels;   // sorted by name
  std::vector<Item> items;           // sorted by path
  std::vector<SkippedFile> skipped;  // sorted by path
};

// One folder for each class, named after the label. Every file below it is an item, except hidden files. Links to files are followed; links
// to folders only if they are class folders. Files outside the class folders are ignored. Unreadable entries are skipped: a folder as
// FolderUnreadable, a file as FileUnreadable, a pipe, a device or a link to itself as NotAFile. Throws Error FileNotFound, FolderUnreadable
// (the data set's folder), DatasetInvalid (fewer than two classes with files) or Cancelled.
Index indexFolder(const std::filesystem::path& folder, const CancelToken& token = {}, const ProgressCallback& progress = {});

// Lines "path,label" or "path,label,group" after a header line that names these columns in any order. Fields may be quoted (RFC 4180).
// Paths are relative to the CSV's folder. Throws Error as readFile() does for the CSV and each of its files, Cancelled, and FileInvalid
// that names the line for a malformed line or a repeated path.
Index indexCsv(const std::filesystem::path& csv, const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
