// SPDX-License-Identifier: GPL-3.0-or-later
// A file mapped into memory for reading: nothing is copied, and what is larger than the memory is paged in as it is used.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace glenoid {

class MappedFile {
 public:
  // Throws Error as requireRegularFile, and FileUnreadable. Another program that shortens the file meanwhile ends this one: for files
  // that are replaced as a whole, as ours are.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  // The whole file; valid while this lives. May be read from any thread.
  std::span<const std::uint8_t> bytes() const { return {data_, size_}; }

 private:
  const std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace glenoid
