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

std::vector<DataNotice> hiddenNotices(const std::vector<std::string>& pictures) {
  std::map<std::string, std::int64_t> folders;
  std::map<std::string, Fact> facts;
  for (const auto& picture : pictures) {
    if (const auto folder = hiddenFolderOf(picture); folder.empty())
      facts[picture] = {FactCode::HiddenPicture, {}};
    else
      facts[folder] = {FactCode::HiddenFolder, {++folders[folder]}};
  }
  std::vector<DataNotice> notices;
  for (const auto& [path, fact] : facts) notices.push_back({path, fact});
  return notices;
}

std::vector<DataNotice> hiddenPictures(const Index& index, const CancelToken& token, const ProgressCallback& progress) {
  std::vector<std::string> pictures;
  std::size_t done = 0;
  for (const auto& file : index.hidden) {
    token.check();
    if (isReadablePicture(index.root / fromUtf8(file))) pictures.push_back(file);
    if (progress) progress({++done, index.hidden.size(), {FactCode::ReadingList, {}}});
  }
  return hiddenNotices(pictures);
}

}  // namespace glenoid
