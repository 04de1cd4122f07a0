// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/index.h"

#include <algorithm>
#include <functional>
#include <set>
#include <system_error>

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"

namespace fs = std::filesystem;

namespace glenoid {
namespace {

struct Row {
  std::string path, label, group;
};

bool isHidden(const fs::path& path) { return path.filename().native().front() == fs::path(".").native().front(); }

std::string relativeName(const fs::path& file, const fs::path& root) {
  const auto text = file.lexically_relative(root).generic_u8string();
  return {text.begin(), text.end()};
}

Index makeIndex(const fs::path& root, std::vector<Row> rows, const CancelToken& token, const ProgressCallback& progress,
                const std::function<void(const Row&, const Error&)>& cannotBeRead) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.path < b.path; });
  std::set<std::string> names;
  for (const auto& row : rows) names.insert(row.label);
  if (names.size() < 2) throw Error(ErrorCode::DatasetInvalid, "fewer than two classes with files", toUtf8(root));
  Index index{root, {names.begin(), names.end()}, {}, {}};
  std::size_t done = 0;
  for (const auto& row : rows) {
    token.check();
    const auto label = std::distance(names.begin(), names.find(row.label));
    try {
      index.items.push_back({row.path, label, sha256OfFile(root / fromUtf8(row.path)), row.group});
    } catch (const Error& error) {
      cannotBeRead(row, error);
    }
    if (progress) progress({++done, rows.size(), {FactCode::ReadingList, {}}});
  }
  return index;
}

// Collects the files below the class folders, and the entries that cannot be listed.
class ClassFolders {
 public:
  ClassFolders(const fs::path& root, const CancelToken& token) : root_(root), token_(token) {}

  void read() {
    const auto found = entriesOf(root_);
    if (found.failure) throw Error(ErrorCode::FolderUnreadable, found.failure.message(), toUtf8(root_));
    for (const auto& entry : found.entries) {
      if (isHidden(entry.path())) continue;
      std::error_code failure;
      const auto type = entry.status(failure).type();
      if (type == fs::file_type::directory)
        readFolder(entry.path(), toUtf8(entry.path().filename()));
      else if (failure && type != fs::file_type::not_found)
        skip(entry.path(), isLinkToItself(failure) ? ErrorCode::NotAFile : ErrorCode::FolderUnreadable, failure.message());
    }
  }
  void skip(const fs::path& path, ErrorCode code, const std::string& detail) {
    skipped.push_back({relativeName(path, root_), std::string(errorName(code)), detail});
  }

  std::vector<Row> rows;
  std::vector<SkippedFile> skipped;

 private:
  static bool isLinkToItself(const std::error_code& failure) { return failure == std::errc::too_many_symbolic_link_levels; }

  void readFolder(const fs::path& folder, const std::string& label) {
    const auto found = entriesOf(folder);
    if (found.failure) skip(folder, ErrorCode::FolderUnreadable, found.failure.message());
    for (const auto& entry : found.entries) {
      token_.check();
      if (isHidden(entry.path())) continue;
      std::error_code failure, noLink;
      const auto type = entry.status(failure).type();
      if (type == fs::file_type::regular)
        rows.push_back({relativeName(entry.path(), root_), label, {}});
      else if (type != fs::file_type::directory)
        skip(entry.path(), failure && !isLinkToItself(failure) ? ErrorCode::FileUnreadable : ErrorCode::NotAFile, failure.message());
      else if (!entry.is_symlink(noLink))  // a linked folder may lead anywhere, even to a parent
        readFolder(entry.path(), label);
    }
  }

  const fs::path& root_;
  const CancelToken& token_;
};

}  // namespace

Index indexFolder(const fs::path& folder, const CancelToken& token, const ProgressCallback& progress) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) throw Error(ErrorCode::FileNotFound, "", toUtf8(folder));
  if (!fs::is_directory(folder, failure)) throw Error(ErrorCode::DatasetInvalid, "it is not a folder", toUtf8(folder));
  ClassFolders found(folder, token);
  found.read();
  auto index = makeIndex(folder, std::move(found.rows), token, progress, [&](const Row& row, const Error& error) {
    found.skip(folder / fromUtf8(row.path), error.code(), error.detail());
  });
  index.skipped = std::move(found.skipped);
  std::sort(index.skipped.begin(), index.skipped.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return index;
}

Index indexCsv(const fs::path& csv, const CancelToken& token, const ProgressCallback& progress) {
  const auto text = readTextFile(csv);
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::FileInvalid, why, toUtf8(csv)); };
  const auto header = nextCsvRecord(text, at).value_or(std::vector<std::string>{});
  const auto column = [&](const char* name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const auto path = column("path"), label = column("label"), group = column("group");
  if (path == header.size() || label == header.size()) throw invalid("the first line must name the columns path and label");
  std::vector<Row> rows;
  std::set<std::string> seen;
  for (std::size_t record = 2; auto fields = nextCsvRecord(text, at); ++record) {
    if (fields->size() == 1 && fields->front().empty()) continue;
    const auto where = "record " + std::to_string(record);
    if (fields->size() != header.size()) throw invalid(where + " does not have as many fields as the first line");
    if ((*fields)[path].empty() || (*fields)[label].empty()) throw invalid(where + " has no path or no label");
    if (!seen.insert((*fields)[path]).second) throw invalid(where + " names a path for the second time");
    rows.push_back({(*fields)[path], (*fields)[label], group < header.size() ? (*fields)[group] : std::string{}});
  }
  return makeIndex(csv.has_parent_path() ? csv.parent_path() : fs::path("."), std::move(rows), token, progress,
                   [](const Row&, const Error& error) { throw error; });
}

}  // namespace glenoid
