// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/zipped_dataset.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/ordered_workers.h"
#include "core/ingest/hidden_pictures.h"

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

// ASCII is alike in every encoding.
bool isAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Index indexZip(const fs::path& zip, Decoder& decoder, const CancelToken& token, const ProgressCallback& progress, std::size_t ahead) {
  std::vector<std::string> names, guessed, hidden;
  std::int64_t sameName = 0;
  for (const auto& entry : decoder.readDirectory(zip, token)) {
    if (isFileOfWindows(entry.file)) continue;
    auto name = toUtf8(entry.file.lexically_relative(fs::absolute(zip)));
    if (entry.hidden) {
      hidden.push_back(std::move(name));
      continue;
    }
    names.push_back(std::move(name));
    if (entry.guessedName) guessed.push_back(names.back());
    sameName += entry.sameName;
  }
  std::sort(names.begin(), names.end());
  const std::size_t depth = foldersAt(names, 0).size() == 1 ? 1 : 0;
  auto labels = foldersAt(names, depth);
  labels.erase("");  // files next to the class folders
  if (labels.size() < 2) throw Error(ErrorCode::DatasetInvalid, "fewer than two classes with files", toUtf8(zip));
  Index index{zip, {labels.begin(), labels.end()}, {}, {}, {}};
  if (sameName > 0) index.notices.push_back({"", {FactCode::SameName, {sameName}}});
  for (const auto& label : foldersAt(guessed, depth)) {
    if (!isAscii(label)) index.notices.push_back({label, {FactCode::LabelGuessed, {}}});
  }
  for (auto& notice : hiddenNotices(hidden)) index.notices.push_back(std::move(notice));
  std::erase_if(names, [&](const std::string& name) { return folderAt(name, depth).empty(); });
  OrderedWorkers<std::string> digests(ahead);
  auto next = names.begin();
  std::size_t done = 0;
  for (const auto& name : names) {
    token.check();
    for (; next != names.end() && !digests.isFull(); ++next) {
      digests.add([&, file = zip / fromUtf8(*next)](std::size_t) { return decoder.digestOf(file, token); });
    }
    try {
      const auto label = std::distance(labels.begin(), labels.find(folderAt(name, depth)));
      index.items.push_back({name, label, digests.take(), ""});
    } catch (const Error& error) {
      index.skipped.push_back({name, std::string(errorName(error.code())), error.detail()});
    }
    if (progress) progress({++done, names.size(), {FactCode::ReadingList, {}}});
  }
  return index;
}

}  // namespace glenoid
