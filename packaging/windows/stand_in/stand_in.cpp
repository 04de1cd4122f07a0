// SPDX-License-Identifier: GPL-3.0-or-later
// Appends its version, its code page and its arguments to the file in GLENOID_STAND_IN_LOG. With --wait, it runs on until that file is
// gone.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <windows.h>

std::string quoted(const std::string& word);

namespace {

std::string utf8(const wchar_t* text) {
  std::string bytes(WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr), '\0');
  WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr);
  bytes.pop_back();
  return bytes;
}

std::string versionOfThisProgram() {
  wchar_t name[32768];
  GetModuleFileNameW(nullptr, name, 32768);
  std::vector<char> data(GetFileVersionInfoSizeW(name, nullptr));
  void* text = nullptr;
  UINT length = 0;
  if (!GetFileVersionInfoW(name, 0, static_cast<DWORD>(data.size()), data.data()) ||
      !VerQueryValueW(data.data(), L"\\StringFileInfo\\040904B0\\ProductVersion", &text, &length))
    return "no version";
  return utf8(static_cast<const wchar_t*>(text));
}

}  // namespace

int wmain(int count, wchar_t** words) {
  const wchar_t* log = _wgetenv(L"GLENOID_STAND_IN_LOG");
  if (!log) return 2;
  auto line = versionOfThisProgram() + " " + std::to_string(GetACP());
  for (int i = 1; i < count; ++i) line += quoted(utf8(words[i]));
  std::ofstream(std::filesystem::path(log), std::ios::app | std::ios::binary) << line << "\n";
  const bool wait = count > 1 && std::wstring(words[1]) == L"--wait";
  while (wait && std::filesystem::exists(log)) Sleep(100);
  return 0;
}
