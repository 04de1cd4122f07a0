// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <system_error>

#include <windows.h>
// Needs the types of the header above.
#include <shellapi.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"

namespace glenoid {
namespace fs = std::filesystem;

fs::path programFile() {
  std::wstring name(32768, L'\0');
  name.resize(GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
  std::error_code failure;
  auto file = fs::canonical(name, failure);
  if (failure) throw Error(ErrorCode::Internal, "the program does not find itself: " + failure.message());
  return file;
}

std::optional<fs::path> findProgram(const std::string& name) { return findInstalled(fromUtf8(name + ".exe")); }

// Not from the words of main(): they lack what the 8-bit encoding of an older Windows lacks, and MinGW's start replaces patterns by files.
std::vector<std::string> programArguments(int, char**) {
  int count = 0;
  const std::unique_ptr<LPWSTR, decltype(&LocalFree)> words(CommandLineToArgvW(GetCommandLineW(), &count), LocalFree);
  std::vector<std::string> arguments;
  for (int i = 1; words && i < count; ++i) {
    const auto text = fs::path(words.get()[i]).u8string();  // only converts
    arguments.emplace_back(text.begin(), text.end());
  }
  return arguments;
}

}  // namespace glenoid
