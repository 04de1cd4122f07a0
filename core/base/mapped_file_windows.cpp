// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <system_error>

#include <windows.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/mapped_file.h"

namespace glenoid {
namespace {

struct HandleCloser {
  void operator()(HANDLE handle) const { CloseHandle(handle); }
};
using OwnedHandle = std::unique_ptr<void, HandleCloser>;

Error lastMappingError(const std::filesystem::path& file) {
  const std::error_code code(static_cast<int>(GetLastError()), std::system_category());
  auto told = errorAbout(toUtf8(file), std::system_error(code));
  if (told.code() != ErrorCode::Internal) return told;  // memory or handles ran out
  const bool isMissing = code == std::errc::no_such_file_or_directory;
  return {isMissing ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, code.message(), toUtf8(file)};
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
  requireRegularFile(file);
  const HANDLE handle =
      CreateFileW(file.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
  if (handle == INVALID_HANDLE_VALUE) throw lastMappingError(file);
  const OwnedHandle opened(handle);
  LARGE_INTEGER size{};
  if (!GetFileSizeEx(handle, &size)) throw lastMappingError(file);
  if (size.QuadPart == 0) return;
  const OwnedHandle mapping(CreateFileMappingW(handle, nullptr, PAGE_READONLY, 0, 0, nullptr));
  if (!mapping) throw lastMappingError(file);
  data_ = static_cast<const std::uint8_t*>(MapViewOfFile(mapping.get(), FILE_MAP_READ, 0, 0, 0));
  if (!data_) throw lastMappingError(file);
  size_ = static_cast<std::size_t>(size.QuadPart);
}

MappedFile::~MappedFile() {
  if (data_) UnmapViewOfFile(data_);
}

}  // namespace glenoid
