// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/mapped_file.h"

namespace glenoid {

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

}  // namespace glenoid
