#include "core/inference/file_list.h"

#include <algorithm>

namespace glenoid {
namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) { return path.filename().native().starts_with(fs::path(".").native()); }

void addFolder(const fs::path& folder, std::vector<fs::path>& files) {
  const auto first = files.size();
  std::error_code failure;
  fs::recursive_directory_iterator entry(folder, failure);
  for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    if (isHidden(entry->path())) {
      if (entry->is_directory(failure)) entry.disable_recursion_pending();
    } else if (std::error_code ignored; !entry->is_directory(ignored)) {
      files.push_back(entry->path());
    }
  }
  // A folder that cannot be read to its end stays in the list, so that its reader says so.
  if (failure) files.push_back(folder);
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
