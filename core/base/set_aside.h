// SPDX-License-Identifier: GPL-3.0-or-later
// Removing a file or folder in a way that can be undone for a while.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/folder_lock.h"

namespace glenoid {

// Moves `path` into a hidden folder next to it, from which it can be put back. The end of the object deletes it for good, which takes long
// for a large folder. The hidden folder is locked: it belongs to this process as long as that runs. Any thread.
class SetAside {
 public:
  // Throws Error FileUnwritable that names the path; nothing has changed then.
  explicit SetAside(std::filesystem::path path);
  ~SetAside();
  SetAside(const SetAside&) = delete;
  SetAside& operator=(const SetAside&) = delete;

  // Under its old name. Throws Error FileUnwritable, for example if something else has that name now; it can then be tried again.
  void putBack();
  const std::filesystem::path& path() const { return path_; }  // the old name

 private:
  std::filesystem::path path_;
  std::unique_ptr<FolderLock> hidden_;  // null once it was put back
};

// Whether a list should leave the entry out because it was set aside.
bool isSetAside(const std::filesystem::path& path);
// Deletes what killed programs left set aside in a folder. What a running program set aside stays.
void deleteSetAside(const std::filesystem::path& folder);

}  // namespace glenoid
