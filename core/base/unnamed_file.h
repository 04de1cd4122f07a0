// SPDX-License-Identifier: GPL-3.0-or-later
// A private file without a name in any folder, for libraries that read only files. It vanishes with its object, or with the process.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace glenoid {

// One thread at a time. In memory on Linux, otherwise in the temporary folder.
class UnnamedFile {
 public:
  UnnamedFile();  // throws Error FileUnwritable, also if the system has no such files
  ~UnnamedFile();
  UnnamedFile(UnnamedFile&& other) noexcept;
  UnnamedFile& operator=(UnnamedFile&&) = delete;

  void write(std::span<const std::byte> bytes);  // at the end; throws Error FileUnwritable
  // Opens the file from its start, in this process alone.
  std::filesystem::path path() const;

 private:
  int descriptor_ = -1;
};

}  // namespace glenoid
