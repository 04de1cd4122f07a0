// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/program_location.h"

#include <system_error>

#ifdef _WIN32
#include <windows.h>
#elif defined(__APPLE__)
#include <array>

#include <mach-o/dyld.h>
#endif

#include "core/base/error.h"

namespace glenoid {
namespace fs = std::filesystem;

fs::path programFile() {
#ifdef _WIN32
  std::wstring name(32768, L'\0');
  name.resize(GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
  const fs::path link(name);
#elif defined(__APPLE__)
  std::array<char, 4096> name{};
  auto size = static_cast<std::uint32_t>(name.size());
  const fs::path link(_NSGetExecutablePath(name.data(), &size) == 0 ? name.data() : "");
#else
  const fs::path link("/proc/self/exe");
#endif
  std::error_code failure;
  auto file = fs::canonical(link, failure);
  if (failure) throw Error(ErrorCode::Internal, "the program does not find itself: " + failure.message());
  return file;
}

std::optional<fs::path> findInstalled(const fs::path& name) {
  const auto folder = programFile().parent_path();
  const auto above = folder.parent_path();
  for (const auto& place : {folder, above / "libexec" / "glenoid", above / "share" / "glenoid", above.parent_path() / "share" / "glenoid",
                            above / "Frameworks", above / "Resources" / "glenoid"}) {
    std::error_code ignored;
    if (fs::exists(place / name, ignored)) return place / name;
  }
  return std::nullopt;
}

}  // namespace glenoid
