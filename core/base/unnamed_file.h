// SPDX-License-Identifier: GPL-3.0-or-later
// A private file for libraries that read only files. It vanishes with its object.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace glenoid {

// One thread at a time. On Linux it is in memory, and vanishes with the process, too. Elsewhere it is in the temporary folder, and what a
// killed process left vanishes when another process makes one.
class UnnamedFile {
 public:
  UnnamedFile();  // throws Error FileUnwritable
  ~UnnamedFile();
  UnnamedFile(UnnamedFile&&) noexcept;
  UnnamedFile& operator=(UnnamedFile&&) = delete;

  void write(std::span<const std::byte> bytes);  // at the end; throws Error FileUnwritable
  // Opens the file from its start, in this process alone.
  std::filesystem::path path() const;

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace glenoid
