// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folder_lock.h"

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#ifdef _WIN32
#define NOMINMAX
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

constexpr auto kLockFile = ".glenoid-lock";

std::filesystem::path lockFile(const std::filesystem::path& folder) { return folder / kLockFile; }

[[noreturn]] void throwUnwritable(const std::filesystem::path& folder, const std::error_code& failure) {
  throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(folder));
}

#ifdef _WIN32

// Empty if another lock holds the folder. The file disappears with its handle.
std::optional<std::intptr_t> hold(const std::filesystem::path& folder) {
  const HANDLE handle = CreateFileW(lockFile(folder).c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  if (handle != INVALID_HANDLE_VALUE) return reinterpret_cast<std::intptr_t>(handle);
  const auto error = GetLastError();
  if (error == ERROR_SHARING_VIOLATION) return std::nullopt;
  throwUnwritable(folder, {static_cast<int>(error), std::system_category()});
}

void release(const std::filesystem::path&, std::intptr_t handle) { CloseHandle(reinterpret_cast<HANDLE>(handle)); }

#else

bool isSameFile(int descriptor, const std::filesystem::path& file) {
  struct stat opened {
  }, named{};
  return fstat(descriptor, &opened) == 0 && stat(file.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

// Empty if another lock holds the folder. flock() belongs to the open file: it also keeps two locks of one process apart, and ends with the
// file.
std::optional<std::intptr_t> hold(const std::filesystem::path& folder) {
  const auto file = lockFile(folder);
  while (true) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (descriptor < 0) throwUnwritable(folder, {errno, std::generic_category()});
    const bool another = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!another && isSameFile(descriptor, file)) return descriptor;
    close(descriptor);
    if (another) return std::nullopt;
    // The lock's previous owner removed the file in between: a lock on it is worthless.
  }
}

void release(const std::filesystem::path& folder, std::intptr_t handle) {
  unlink(lockFile(folder).c_str());
  close(static_cast<int>(handle));
}

#endif

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) : folder_(folder) {
  std::error_code failure;
  isNew_ = std::filesystem::create_directories(folder_, failure);
  if (failure) throwUnwritable(folder_, failure);
  const auto handle = hold(folder_);
  if (!handle) throw Error(ErrorCode::FolderBusy, "", toUtf8(folder_));
  handle_ = *handle;
  removeUnfinished(folder_);
}

FolderLock::~FolderLock() {
  release(folder_, handle_);
  std::error_code notEmpty;
  if (isNew_) std::filesystem::remove(folder_, notEmpty);
}

bool isFolderLock(const std::filesystem::path& path) { return path.filename() == kLockFile; }

}  // namespace glenoid
