// SPDX-License-Identifier: GPL-3.0-or-later
// Maps a file into memory for reading: nothing is copied, and a file larger than the memory is paged in as it is used.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace glenoid {

class MappedFile {
 public:
  // Throws Error as requireRegularFile does, and FileUnreadable. If another program shortens the file meanwhile, this program crashes: map
  // only files that are replaced as a whole, as ours are.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  // The whole file, valid as long as this object lives. May be read from any thread.
  std::span<const std::uint8_t> bytes() const { return {data_, size_}; }

 private:
  const std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace glenoid
