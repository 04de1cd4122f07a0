// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a file next to its target and moves it into place when it is complete. After a crash the target holds the old file or the new one,
// never half of one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <system_error>

#include "core/base/file_system.h"

namespace glenoid {

// Use one object from one thread at a time. Several threads and programs may write the same target at once: each has a separate unfinished
// file, and the last commit wins. Every member throws Error FileUnwritable that names the target; the target is then unchanged.
class AtomicFile {
 public:
  // Makes the target's folder if it is missing.
  explicit AtomicFile(std::filesystem::path target);
  // Removes the unfinished file if it was not committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::span<const std::byte> bytes);
  // Overwrites the first bytes: for a header that is known only at the end.
  void writeHead(std::span<const std::byte> bytes);
  // After this call the bytes written so far can be read at unfinished().
  void flush();
  // Flushes the file to the disk, moves it into place and flushes the folder's entry. Call no member after it.
  void commit();

  // Path of the file until commit().
  const std::filesystem::path& unfinished() const { return unfinished_; }

 private:
  [[noreturn]] void fail(std::error_code failure) const;

  std::filesystem::path target_, unfinished_;
  FileStream stream_;
};

// An unused name next to `target`. removeUnfinished() recognises it.
std::filesystem::path unfinishedName(const std::filesystem::path& target);
bool isUnfinishedName(const std::filesystem::path& file);

// Removes the files that killed programs left in a folder. A file that is still being written is locked and stays. Any thread.
void removeUnfinished(const std::filesystem::path& folder);

}  // namespace glenoid
