// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/index.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/dataset/parts.h"
#include "core/dataset/text_table.h"

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

bool isTable(std::string_view path) {
  if (path.size() < 4) return false;
  const auto ending = path.substr(path.size() - 4);
  return ending == ".csv" || ending == ".CSV";
}

std::string nameOf(ErrorCode code) { return std::string(errorName(code)); }

constexpr std::size_t kLeastLabels = 2;

// `data`: what the person named.
void requireLabels(const Index& index, std::size_t least, const fs::path& data) {
  if (index.labels.size() >= least) return;
  throw Error(ErrorCode::DatasetInvalid, least < kLeastLabels ? "no file" : "fewer than two classes with files", toUtf8(data));
}

// Hashes the files; one that cannot be read is skipped.
Index makeIndex(const fs::path& root, std::vector<Row> rows, const CancelToken& token, const ProgressCallback& progress) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.path < b.path; });
  std::set<std::string> names;
  for (const auto& row : rows) names.insert(row.label);
  Index index{root, {names.begin(), names.end()}, {}, {}, {}};
  std::size_t done = 0;
  for (const auto& row : rows) {
    token.check();
    const auto label = std::distance(names.begin(), names.find(row.label));
    try {
      index.items.push_back({row.path, label, sha256OfFile(root / fromUtf8(row.path)), row.group});
    } catch (const Error& error) {
      index.skipped.push_back({row.path, nameOf(error.code()), error.detail()});
    }
    if (progress) progress({++done, rows.size(), {FactCode::ReadingList, {}}});
  }
  for (const auto& label : dropUnusedLabels(index.labels, index.items))
    index.notices.push_back({label, {FactCode::ClassWithoutPicture, {}}});
  return index;
}

// Collects the files below the class folders, the entries that cannot be listed, and what lies beside.
class ClassFolders {
 public:
  ClassFolders(const fs::path& root, const CancelToken& token) : root_(root), token_(token) {}

  void read() {
    std::vector<fs::path> parts, others;
    for (const auto& folder : foldersIn(root_)) (partNamed(toUtf8(folder.filename())) ? parts : others).push_back(folder);
    for (const auto& folder : others) readClass(folder);
    if (parts.empty()) return;
    if (!rows.empty()) throw mismatch("folders of parts lie beside other folders", parts.front());
    for (const auto& part : parts) {
      for (const auto& folder : foldersIn(part)) readClass(folder);
    }
    requireSameClasses(parts);
    const auto isTraining = [](const fs::path& part) { return partNamed(toUtf8(part.filename())) == SplitPart::Train; };
    if (std::none_of(parts.begin(), parts.end(), isTraining)) throw mismatch("there is no training part", root_);
    hasParts_ = parts.size() > 1;
    if (hasParts_) notices.push_back({"", {FactCode::PartsFromFolders, {}}});
  }
  // Every file below the root as one class.
  void readAsOne(const std::string& label) {
    if (const auto found = entriesOf(root_); found.failure) throw unreadableRoot(found.failure);
    readFolder(root_, label);
  }
  bool hasParts() const { return hasParts_; }
  const fs::path& root() const { return root_; }

  std::vector<Row> rows;
  std::vector<SkippedFile> skipped;
  std::vector<DataNotice> notices;
  std::vector<std::string> hidden;

 private:
  static bool isLinkToItself(const std::error_code& failure) { return failure == std::errc::too_many_symbolic_link_levels; }
  static Error mismatch(const std::string& why, const fs::path& place) { return {ErrorCode::DatasetParts, why, toUtf8(place)}; }

  Error unreadableRoot(const std::error_code& failure) const { return {ErrorCode::FolderUnreadable, failure.message(), toUtf8(root_)}; }

  void skip(const fs::path& path, ErrorCode code, const std::string& detail) {
    skipped.push_back({relativeName(path, root_), nameOf(code), detail});
  }

  // The folders in a folder that holds no pictures itself.
  std::vector<fs::path> foldersIn(const fs::path& parent) {
    const auto found = entriesOf(parent);
    if (found.failure && parent == root_) throw unreadableRoot(found.failure);
    if (found.failure) skip(parent, ErrorCode::FolderUnreadable, found.failure.message());
    std::vector<fs::path> folders;
    for (const auto& entry : found.entries) {
      if (!isShown(entry)) continue;
      std::error_code failure;
      const auto type = entry.status(failure).type();
      if (type == fs::file_type::directory)
        folders.push_back(entry.path());
      else if (failure && type != fs::file_type::not_found)
        skip(entry.path(), isLinkToItself(failure) ? ErrorCode::NotAFile : ErrorCode::FolderUnreadable, failure.message());
      else
        notices.push_back({relativeName(entry.path(), root_), {FactCode::LooseFile, {}}});
    }
    return folders;
  }

  // Notes what is hidden.
  bool isShown(const fs::directory_entry& entry) {
    if (entry.path().filename() == kFolderOfMacos || isFileOfWindows(entry.path())) return false;
    if (!isHidden(entry.path())) return true;
    addHidden(entry);
    return false;
  }

  // What cannot be read here is not missed.
  void addHidden(const fs::directory_entry& entry) {
    token_.check();
    std::error_code failure, noLink;
    if (entry.is_regular_file(failure)) hidden.push_back(relativeName(entry.path(), root_));
    if (!entry.is_directory(failure) || entry.is_symlink(noLink)) return;
    for (const auto& inner : entriesOf(entry.path()).entries) addHidden(inner);
  }

  void readClass(const fs::path& folder) {
    const auto files = rows.size(), problems = skipped.size();
    readFolder(folder, toUtf8(folder.filename()));
    if (rows.size() == files && skipped.size() == problems)
      notices.push_back({relativeName(folder, root_), {FactCode::ClassWithoutPicture, {}}});
  }

  void readFolder(const fs::path& folder, const std::string& label) {
    const auto found = entriesOf(folder);
    if (found.failure) skip(folder, ErrorCode::FolderUnreadable, found.failure.message());
    for (const auto& entry : found.entries) {
      token_.check();
      if (!isShown(entry)) continue;
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

  void requireSameClasses(const std::vector<fs::path>& parts) const {
    std::set<std::string> labels;
    std::set<std::pair<std::string, std::string>> held;  // part, label
    for (const auto& row : rows) {
      labels.insert(row.label);
      held.emplace(row.path.substr(0, row.path.find('/')), row.label);
    }
    for (const auto& part : parts) {
      for (const auto& label : labels) {
        if (!held.contains({relativeName(part, root_), label})) throw mismatch("this class is missing", part / fromUtf8(label));
      }
    }
  }

  const fs::path& root_;
  const CancelToken& token_;
  bool hasParts_ = false;
};

// A picture that lies in two parts would be learned and tested.
void requireNoPictureInTwoParts(const Index& index) {
  std::map<std::string, std::optional<SplitPart>> partOf;
  for (const auto& item : index.items) {
    const auto part = partNamed(item.path.substr(0, item.path.find('/')));
    if (partOf.emplace(item.sha256, part).first->second != part)
      throw Error(ErrorCode::DatasetParts, "the same picture lies in two parts", toUtf8(index.root / fromUtf8(item.path)));
  }
}

// A file that the system cannot ask for counts: its reader says why.
bool mayExist(const fs::path& file) {
  std::error_code failure;
  return fs::exists(file, failure) || failure;
}

// A list from Windows has backslashes between folders.
std::string pathInList(const fs::path& root, const std::string& written) {
  auto slashed = written;
  std::replace(slashed.begin(), slashed.end(), '\\', '/');
  const bool isThere = slashed != written && !mayExist(root / fromUtf8(written)) && mayExist(root / fromUtf8(slashed));
  return isThere ? slashed : written;
}

constexpr auto kByPath = [](const auto& a, const auto& b) { return a.path < b.path; };

// What readTaskLabels() reads has paths, too.
void refuseTableOfLabels(const fs::path& csv) {
  const auto columns = readTableColumns(csv, {"path", "file", "label"});
  if (std::find(columns.begin(), columns.end(), "label") == columns.end())
    throw Error(ErrorCode::DatasetWithoutLabels, "the first line must name the columns path and label", toUtf8(csv));
}

void requireFolder(const fs::path& folder) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) throw Error(ErrorCode::FileNotFound, "", toUtf8(folder));
  if (!fs::is_directory(folder, failure)) throw Error(ErrorCode::DatasetInvalid, "it is not a folder", toUtf8(folder));
}

Index indexOf(const ClassFolders& found, const CancelToken& token, const ProgressCallback& progress, std::size_t leastLabels) {
  auto index = makeIndex(found.root(), found.rows, token, progress);
  requireLabels(index, leastLabels, found.root());
  index.skipped.insert(index.skipped.end(), found.skipped.begin(), found.skipped.end());
  index.notices.insert(index.notices.end(), found.notices.begin(), found.notices.end());
  index.hidden = found.hidden;
  std::sort(index.hidden.begin(), index.hidden.end());
  std::sort(index.skipped.begin(), index.skipped.end(), kByPath);
  std::sort(index.notices.begin(), index.notices.end(), kByPath);
  return index;
}

}  // namespace

std::vector<std::string> dropUnusedLabels(std::vector<std::string>& labels, std::vector<Item>& items) {
  std::vector<std::int64_t> place(labels.size(), -1);
  for (const auto& item : items) place[static_cast<std::size_t>(item.label)] = 0;
  std::vector<std::string> used, unused;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (place[i] == 0) place[i] = static_cast<std::int64_t>(used.size());
    (place[i] < 0 ? unused : used).push_back(labels[i]);
  }
  for (auto& item : items) item.label = place[static_cast<std::size_t>(item.label)];
  labels = std::move(used);
  return unused;
}

Index indexFolder(const fs::path& folder, const CancelToken& token, const ProgressCallback& progress) {
  requireFolder(folder);
  ClassFolders found(folder, token);
  found.read();
  auto index = indexOf(found, token, progress, kLeastLabels);
  if (found.hasParts()) requireNoPictureInTwoParts(index);
  return index;
}

Index indexPictures(const fs::path& folder, const CancelToken& token, const ProgressCallback& progress) {
  requireFolder(folder);
  ClassFolders found(folder, token);
  found.readAsOne("pictures");
  std::erase_if(found.rows, [](const Row& row) { return isTable(row.path); });
  return indexOf(found, token, progress, 1);
}

Index indexCsv(const fs::path& csv, const CancelToken& token, const ProgressCallback& progress) {
  const auto invalid = [&](const TableRow& row, const std::string& why) {
    return Error(ErrorCode::FileInvalid, "record " + std::to_string(row.record) + why, toUtf8(csv));
  };
  refuseTableOfLabels(csv);
  const auto root = csv.has_parent_path() ? csv.parent_path() : fs::path(".");
  const auto table = readTextTable(csv, {"path", "label"}, {"group"});
  if (table.empty()) throw Error(ErrorCode::DatasetWithoutRows, "", toUtf8(csv));
  std::vector<Row> rows;
  std::set<std::string> seen;
  for (const auto& row : table) {
    token.check();
    const auto &written = row.fields[0], &label = row.fields[1], &group = row.fields[2];
    if (written.empty() || label.empty()) throw invalid(row, " has no path or no label");
    const auto path = pathInList(root, written);
    if (!seen.insert(path).second) throw invalid(row, " names a path for the second time");
    rows.push_back({path, label, group});
  }
  const auto isThere = [&](const Row& row) {
    token.check();
    return mayExist(root / fromUtf8(row.path));
  };
  if (std::none_of(rows.begin(), rows.end(), isThere)) {
    const auto count = std::to_string(rows.size());
    const auto first = std::to_string(table.front().record);
    throw Error(ErrorCode::DatasetFilesMissing, count + " of " + count + ", the first in record " + first, toUtf8(csv));
  }
  auto index = makeIndex(root, std::move(rows), token, progress);
  requireLabels(index, kLeastLabels, csv);
  std::set<std::string> groups;
  for (const auto& item : index.items) groups.insert(item.group);
  groups.erase("");
  if (!groups.empty()) index.notices.push_back({"", {FactCode::GroupsFromTable, {static_cast<std::int64_t>(groups.size())}}});
  return index;
}

}  // namespace glenoid
