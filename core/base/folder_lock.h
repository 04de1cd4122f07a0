// SPDX-License-Identifier: GPL-3.0-or-later
// One run at a time in a folder.
#pragma once

#include <cstdint>
#include <filesystem>

namespace glenoid {

// Holds a folder for as long as it lives. The system frees what a killed program held, so a folder is never locked for good; on a file
// system without locks nobody is kept out. A path where one is asked for is locked for the length of the call. Any thread.
class FolderLock {
 public:
  // Makes the folder where it is missing, and removes the unfinished files of programs that were killed (removeUnfinished). Throws Error
  // FolderBusy while another one of this or of another program holds it, and FileUnwritable.
  FolderLock(const std::filesystem::path& folder);  // NOLINT(google-explicit-constructor): see above
  // An empty folder that it made goes again.
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
  bool isNew_;
  std::intptr_t handle_ = -1;  // a descriptor, or Windows' HANDLE
};

}  // namespace glenoid
