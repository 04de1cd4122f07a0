#include "core/dataset/index.h"

#include <algorithm>
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

Index makeIndex(const fs::path& root, std::vector<Row> rows, const CancelToken& token, const ProgressCallback& progress) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.path < b.path; });
  std::set<std::string> names;
  for (const auto& row : rows) names.insert(row.label);
  if (names.size() < 2) throw Error(ErrorCode::DatasetInvalid, "fewer than two classes with files", toUtf8(root));
  Index index{root, {names.begin(), names.end()}, {}};
  for (const auto& row : rows) {
    token.check();
    const auto label = std::distance(names.begin(), names.find(row.label));
    index.items.push_back({row.path, label, sha256OfFile(root / fromUtf8(row.path)), row.group});
    if (progress) progress({index.items.size(), rows.size(), {FactCode::ReadingList, {}}});
  }
  return index;
}

}  // namespace

Index indexFolder(const fs::path& folder, const CancelToken& token, const ProgressCallback& progress) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) throw Error(ErrorCode::FileNotFound, "", toUtf8(folder));
  if (!fs::is_directory(folder, failure)) throw Error(ErrorCode::DatasetInvalid, "it is no folder", toUtf8(folder));
  std::vector<Row> rows;
  try {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (!entry.is_directory() || isHidden(entry.path())) continue;
      const auto label = toUtf8(entry.path().filename());
      for (fs::recursive_directory_iterator file(entry.path()), end; file != end; ++file) {
        token.check();
        if (isHidden(file->path())) {
          if (file->is_directory()) file.disable_recursion_pending();
        } else if (file->is_regular_file()) {
          rows.push_back({relativeName(file->path(), folder), label, {}});
        }
      }
    }
  } catch (const fs::filesystem_error& problem) {
    throw Error(ErrorCode::FileUnreadable, problem.code().message(), toUtf8(folder));
  }
  return makeIndex(folder, std::move(rows), token, progress);
}

Index indexCsv(const fs::path& csv, const CancelToken& token, const ProgressCallback& progress) {
  const auto text = readTextFile(csv);
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::DatasetInvalid, why, toUtf8(csv)); };
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
    if (fields->size() != header.size()) throw invalid(where + " has another number of fields than the first line");
    if ((*fields)[path].empty() || (*fields)[label].empty()) throw invalid(where + " has no path or no label");
    if (!seen.insert((*fields)[path]).second) throw invalid(where + " names a path for the second time");
    rows.push_back({(*fields)[path], (*fields)[label], group < header.size() ? (*fields)[group] : std::string{}});
  }
  return makeIndex(csv.has_parent_path() ? csv.parent_path() : fs::path("."), std::move(rows), token, progress);
}

}  // namespace glenoid
