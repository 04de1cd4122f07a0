// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#ifdef _WIN32
#define NOMINMAX
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

#ifdef _WIN32

MappedFile::MappedFile(const std::filesystem::path& file) {
  requireRegularFile(file);
  const HANDLE handle =
      CreateFileW(file.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
  if (handle == INVALID_HANDLE_VALUE) {
    const bool missing = GetLastError() == ERROR_FILE_NOT_FOUND || GetLastError() == ERROR_PATH_NOT_FOUND;
    throw Error(missing ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, "opening failed", toUtf8(file));
  }
  LARGE_INTEGER size{};
  GetFileSizeEx(handle, &size);
  size_ = static_cast<std::size_t>(size.QuadPart);
  const HANDLE mapping = size_ > 0 ? CreateFileMappingW(handle, nullptr, PAGE_READONLY, 0, 0, nullptr) : nullptr;
  CloseHandle(handle);
  if (mapping) {
    data_ = static_cast<const std::uint8_t*>(MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0));
    CloseHandle(mapping);
  }
  if (size_ > 0 && !data_) throw Error(ErrorCode::FileUnreadable, "mapping failed", toUtf8(file));
}

MappedFile::~MappedFile() {
  if (data_) UnmapViewOfFile(data_);
}

#else

MappedFile::MappedFile(const std::filesystem::path& file) {
  requireRegularFile(file);
  const auto fail = [&](int error) {
    auto told = errorAbout(toUtf8(file), std::system_error(error, std::generic_category()));
    if (told.code() != ErrorCode::Internal) return told;  // memory or descriptors ran out
    return Error(error == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, std::generic_category().message(error),
                 toUtf8(file));
  };
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // O_NONBLOCK: a pipe may have taken the file's place
  if (descriptor < 0) throw fail(errno);
  struct stat status {};
  const bool isFile = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  void* address = nullptr;
  if (isFile && status.st_size > 0) {
    size_ = static_cast<std::size_t>(status.st_size);
    address = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
  }
  const int error = errno;
  close(descriptor);
  if (!isFile) throw Error(ErrorCode::NotAFile, "", toUtf8(file));
  if (address == MAP_FAILED) throw fail(error);
  data_ = static_cast<const std::uint8_t*>(address);
}

MappedFile::~MappedFile() {
  if (data_) munmap(const_cast<std::uint8_t*>(data_), size_);
}

#endif

}  // namespace glenoid
