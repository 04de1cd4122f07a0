// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <system_error>

#ifdef __APPLE__
#include <array>
#include <cstdint>

#include <mach-o/dyld.h>
#endif

#include "core/base/error.h"
#include "core/base/program_location.h"

namespace glenoid {
namespace fs = std::filesystem;
namespace {

#ifdef __APPLE__
fs::path linkToProgram() {
  std::array<char, 4096> name{};
  auto size = static_cast<std::uint32_t>(name.size());
  return _NSGetExecutablePath(name.data(), &size) == 0 ? name.data() : "";
}
#else
fs::path linkToProgram() { return "/proc/self/exe"; }
#endif

}  // namespace

fs::path programFile() {
  std::error_code failure;
  auto file = fs::canonical(linkToProgram(), failure);
  if (failure) throw Error(ErrorCode::Internal, "the program does not find itself: " + failure.message());
  return file;
}

std::optional<fs::path> findProgram(const std::string& name) { return findInstalled(name); }

std::vector<std::string> programArguments(int count, char** words) { return {words + std::min(count, 1), words + count}; }

}  // namespace glenoid
