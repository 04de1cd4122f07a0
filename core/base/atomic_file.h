// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is written beside its place and put there whole: a crash leaves the old file or the new one, never half of one.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

namespace glenoid {

// Used by one thread. Any number of threads and programs may write one target at once: each has a file of its own, and the last to commit
// stays. Every member throws Error FileUnwritable naming the target, which is then unchanged.
class AtomicFile {
 public:
  // Makes the target's folder where it is missing.
  explicit AtomicFile(std::filesystem::path target);
  // Removes what was not committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::span<const std::byte> bytes);
  // Over the first bytes of what was written: for a head that is known last.
  void writeHead(std::span<const std::byte> bytes);
  // What was written can then be read at unfinished().
  void flush();
  // To the disk, into its place, and the folder's entry to the disk as well. Nothing may be called after it.
  void commit();

  // Where it lies until then.
  const std::filesystem::path& unfinished() const { return unfinished_; }

 private:
  [[noreturn]] void fail(int error) const;

  std::filesystem::path target_, unfinished_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream_;
};

// A name beside `target` that nobody else uses; removeUnfinished() knows it.
std::filesystem::path unfinishedName(const std::filesystem::path& target);
bool isUnfinishedName(const std::filesystem::path& file);

// Removes the files that programs left in a folder when they were killed; those that are being written have a lock, and stay. Any thread.
void removeUnfinished(const std::filesystem::path& folder);

// After a rename the folder's own entry must reach the disk too. A no-op where the system knows no such thing.
void flushFolder(const std::filesystem::path& folder);

}  // namespace glenoid
