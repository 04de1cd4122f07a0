// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/file_list.h"

#include <algorithm>

namespace glenoid {
namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) { return path.filename().native().starts_with(fs::path(".").native()); }

// Unsorted. A folder that cannot be read completely is added to the list itself, so that its reader reports it.
void addFilesIn(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    if (isHidden(entry->path())) continue;
    std::error_code unknown;  // for example a link to itself: added as a file, which the reader then refuses
    const bool isFolder = entry->is_directory(unknown);
    if (!isFolder) {
      files.push_back(entry->path());
    } else if (!entry->is_symlink(unknown)) {
      addFilesIn(entry->path(), files);
    }
  }
  if (failure) files.push_back(folder);
}

void addFolder(const fs::path& folder, std::vector<fs::path>& files) {
  const auto first = files.size();
  addFilesIn(folder, files);
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
}

}  // namespace

std::vector<fs::path> filesUnder(std::span<const fs::path> paths) {
  std::vector<fs::path> files;
  for (const auto& path : paths) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) {
      addFolder(path, files);
    } else {
      files.push_back(path);
    }
  }
  return files;
}

}  // namespace glenoid
