// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/hidden_pictures.h"

#include <cstdint>
#include <map>
#include <string>

#include "core/base/files.h"
#include "core/decoding/known_formats.h"

namespace glenoid {
namespace {

// The topmost hidden folder above the file; empty if it is in none.
std::string hiddenFolderOf(const std::string& file) {
  const auto name = file.starts_with('.') ? 0 : file.find("/.") + 1;
  const auto end = file.find('/', name);
  return end == std::string::npos ? std::string() : file.substr(0, end);
}

}  // namespace

std::vector<DataNotice> hiddenPictures(const Index& index, const CancelToken& token, const ProgressCallback& progress) {
  std::map<std::string, std::int64_t> folders;
  std::map<std::string, Fact> facts;
  std::size_t done = 0;
  for (const auto& file : index.hidden) {
    token.check();
    if (isReadablePicture(index.root / fromUtf8(file))) {
      if (const auto folder = hiddenFolderOf(file); folder.empty())
        facts[file] = {FactCode::HiddenPicture, {}};
      else
        facts[folder] = {FactCode::HiddenFolder, {++folders[folder]}};
    }
    if (progress) progress({++done, index.hidden.size(), {FactCode::ReadingList, {}}});
  }
  std::vector<DataNotice> notices;
  for (const auto& [path, fact] : facts) notices.push_back({path, fact});
  return notices;
}

}  // namespace glenoid
