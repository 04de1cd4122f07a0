// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include "core/base/file_system.h"

namespace glenoid {
namespace {

constexpr DWORD kEveryShare = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

std::error_code systemError(DWORD error) { return {static_cast<int>(error), std::system_category()}; }

// Owns the handle, also if it fails.
FileStream streamOf(HANDLE handle, int flags, const char* mode, std::error_code& failure) {
  FileStream stream(nullptr, &std::fclose);
  if (handle == INVALID_HANDLE_VALUE) {
    failure = systemError(GetLastError());
    return stream;
  }
  const int descriptor = _open_osfhandle(reinterpret_cast<std::intptr_t>(handle), flags | _O_BINARY);
  if (descriptor >= 0) stream.reset(_fdopen(descriptor, mode));
  if (stream) return stream;
  failure = {errno, std::generic_category()};
  if (descriptor >= 0)
    _close(descriptor);
  else
    CloseHandle(handle);
  return stream;
}

// The rename of Windows 10 (1607) that replaces a file although others have it open, if they share its deletion. NTFS alone has it. The
// numbers have names in the SDK of Windows, for a newer _WIN32_WINNT.
bool replaceOpenFile(const std::filesystem::path& from, const std::filesystem::path& to) {
  constexpr auto kFileRenameInfoEx = static_cast<FILE_INFO_BY_HANDLE_CLASS>(22);
  constexpr DWORD kReplaceIfExists = 1, kPosixSemantics = 2;
  std::error_code ignored;
  const auto name = std::filesystem::absolute(to, ignored).native();
  std::vector<std::byte> bytes(sizeof(FILE_RENAME_INFO) + name.size() * sizeof(wchar_t));
  auto* const info = reinterpret_cast<FILE_RENAME_INFO*>(bytes.data());
  const DWORD flags = kReplaceIfExists | kPosixSemantics;
  std::memcpy(info, &flags, sizeof flags);
  info->FileNameLength = static_cast<DWORD>(name.size() * sizeof(wchar_t));
  std::memcpy(info->FileName, name.data(), info->FileNameLength);
  const HANDLE handle =
      CreateFileW(from.c_str(), DELETE | SYNCHRONIZE, kEveryShare, nullptr, OPEN_EXISTING, FILE_FLAG_WRITE_THROUGH, nullptr);
  if (handle == INVALID_HANDLE_VALUE) return false;
  const bool moved = SetFileInformationByHandle(handle, kFileRenameInfoEx, info, static_cast<DWORD>(bytes.size())) != 0;
  CloseHandle(handle);
  return moved;
}

bool mayPass(DWORD error, DWORD attributesOfTarget) {
  const bool isRefused =
      attributesOfTarget != INVALID_FILE_ATTRIBUTES && (attributesOfTarget & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_READONLY)) != 0;
  return error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION || (error == ERROR_ACCESS_DENIED && !isRefused);
}

}  // namespace

FileStream openToRead(const std::filesystem::path& file, std::error_code& failure) {
  return streamOf(CreateFileW(file.c_str(), GENERIC_READ, kEveryShare, nullptr, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN, nullptr),
                  _O_RDONLY, "rb", failure);
}

// Nobody else may write: that is the lock. It shares its deletion, so that it can be renamed and removed while it is open.
FileStream openNew(const std::filesystem::path& file, std::error_code& failure) {
  return streamOf(CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, CREATE_NEW,
                              FILE_ATTRIBUTE_NORMAL, nullptr),
                  _O_RDWR, "w+b", failure);
}

// Does not open while another has it open for writing, because it does not share that.
void removeIfNobodyWrites(const std::filesystem::path& file) {
  const HANDLE handle = CreateFileW(file.c_str(), DELETE, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                    FILE_FLAG_DELETE_ON_CLOSE | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
  if (handle != INVALID_HANDLE_VALUE) CloseHandle(handle);
}

void flushToDisk(std::FILE* stream, std::error_code& failure) {
  if (std::fflush(stream) != 0 || _commit(_fileno(stream)) != 0) failure = {errno, std::generic_category()};
}

void flushFolder(const std::filesystem::path&) {}

void moveTo(const std::filesystem::path& from, const std::filesystem::path& to, std::error_code& failure) {
  using namespace std::chrono_literals;
  const auto attributes = GetFileAttributesW(to.c_str());
  const bool isFile = attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
  const auto end = std::chrono::steady_clock::now() + 3s;
  for (auto pause = 1ms;; pause = pause < 50ms ? pause * 2 : pause) {
    if (isFile && replaceOpenFile(from, to)) return;
    if (MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) return;
    const auto error = GetLastError();
    if (!mayPass(error, attributes) || std::chrono::steady_clock::now() > end) {
      failure = systemError(error);
      return;
    }
    std::this_thread::sleep_for(pause);
  }
}

// It shares nothing, so it opens once, and disappears with its handle. It works on network drives, too, and a virus scanner cannot take it
// for a moment, because without a holder there is no file.
std::optional<std::intptr_t> holdFile(const std::filesystem::path& file, std::error_code& failure) {
  const HANDLE handle = CreateFileW(file.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  if (handle != INVALID_HANDLE_VALUE) return reinterpret_cast<std::intptr_t>(handle);
  const auto error = GetLastError();
  if (error != ERROR_SHARING_VIOLATION) failure = systemError(error);
  return std::nullopt;
}

void releaseFile(const std::filesystem::path&, std::intptr_t held) { CloseHandle(reinterpret_cast<HANDLE>(held)); }

void restrictToOwner(const std::filesystem::path&) {}

int ownProcessNumber() { return static_cast<int>(GetCurrentProcessId()); }

}  // namespace glenoid
