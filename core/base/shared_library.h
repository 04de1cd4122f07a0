// SPDX-License-Identifier: GPL-3.0-or-later
// A library that a running program loads.
#pragma once

#include <filesystem>

namespace glenoid {

// Stays loaded until the program ends. Loading it leaves what signals do as it was (POSIX).
class SharedLibrary {
 public:
  // Throws Error ProgramMissing if the file or a library that it needs is missing or does not load.
  explicit SharedLibrary(const std::filesystem::path& file);
  // A function that the library exports with C linkage; null if there is none. Any thread.
  void* function(const char* name) const;

 private:
  void* handle_;
};

}  // namespace glenoid
