// SPDX-License-Identifier: GPL-3.0-or-later
// Allows one run at a time in a folder.
#pragma once

#include <cstdint>
#include <filesystem>

namespace glenoid {

// Holds a folder as long as the object lives. The system frees the lock of a killed program, so no folder stays locked forever. On a file
// system without locks it has no effect. A path passed to a function that takes a FolderLock is locked during the call. Any thread.
class FolderLock {
 public:
  // Makes the folder if it is missing, and removes the unfinished files of killed programs (removeUnfinished). Throws Error FolderBusy if
  // another lock, of this program or of another, holds the folder, and FileUnwritable.
  FolderLock(const std::filesystem::path& folder);  // NOLINT(google-explicit-constructor): see above
  // Removes the folder if this object made it and it is empty.
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
  bool isNew_;
  std::intptr_t held_ = -1;
};

// Whether a path is the file that locks its folder.
bool isFolderLock(const std::filesystem::path& path);

}  // namespace glenoid
