// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/zipped_dataset.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// The folder at `depth` above a file, from the top; empty if the file itself stands there.
std::string folderAt(const std::string& name, std::size_t depth) {
  const auto path = fromUtf8(name).parent_path();
  auto part = path.begin();
  for (std::size_t i = 0; i < depth && part != path.end(); ++i) ++part;
  return part == path.end() ? std::string() : toUtf8(*part);
}

std::set<std::string> foldersAt(const std::vector<std::string>& names, std::size_t depth) {
  std::set<std::string> folders;
  for (const auto& name : names) folders.insert(folderAt(name, depth));
  return folders;
}

}  // namespace

Index indexZip(const fs::path& zip, Decoder& decoder, const CancelToken& token, const ProgressCallback& progress) {
  std::vector<std::string> names;
  std::int64_t sameName = 0;
  for (const auto& entry : decoder.readDirectory(zip, token)) {
    names.push_back(toUtf8(entry.file.lexically_relative(fs::absolute(zip))));
    sameName += entry.sameName;
  }
  std::sort(names.begin(), names.end());
  const std::size_t depth = foldersAt(names, 0).size() == 1 ? 1 : 0;
  auto labels = foldersAt(names, depth);
  labels.erase("");  // files next to the class folders
  if (labels.size() < 2) throw Error(ErrorCode::DatasetInvalid, "fewer than two classes with files", toUtf8(zip));
  Index index{zip, {labels.begin(), labels.end()}, {}, {}, {}};
  if (sameName > 0) index.notices.push_back({"", {FactCode::SameName, {sameName}}});
  std::size_t done = 0;
  for (const auto& name : names) {
    token.check();
    if (progress) progress({++done, names.size(), {FactCode::ReadingList, {}}});
    const auto found = labels.find(folderAt(name, depth));
    if (found == labels.end()) continue;
    try {
      index.items.push_back({name, std::distance(labels.begin(), found), decoder.digestOf(zip / fromUtf8(name), token), ""});
    } catch (const Error& error) {
      index.skipped.push_back({name, std::string(errorName(error.code())), error.detail()});
    }
  }
  return index;
}

}  // namespace glenoid
