// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file_system.h"

namespace glenoid {
namespace {

std::error_code lastError() { return {errno, std::generic_category()}; }

// Owns the descriptor, also if it fails.
FileStream streamOf(int descriptor, const char* mode, std::error_code& failure) {
  FileStream stream(descriptor < 0 ? nullptr : fdopen(descriptor, mode), &std::fclose);
  if (stream) return stream;
  failure = lastError();
  if (descriptor >= 0) close(descriptor);
  return stream;
}

#ifdef F_FULLFSYNC
// On macOS fsync() leaves the bytes in the memory of the drive. Drives and servers that cannot flush it refuse F_FULLFSYNC.
bool flushDescriptor(int descriptor) { return fcntl(descriptor, F_FULLFSYNC) == 0 || fsync(descriptor) == 0; }
#else
bool flushDescriptor(int descriptor) { return fsync(descriptor) == 0; }
#endif

bool isSameFile(int descriptor, const std::filesystem::path& file) {
  struct stat opened {
  }, named{};
  return fstat(descriptor, &opened) == 0 && stat(file.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

}  // namespace

FileStream openToRead(const std::filesystem::path& file, std::error_code& failure) {
  return streamOf(open(file.c_str(), O_RDONLY | O_CLOEXEC), "rb", failure);
}

FileStream openNew(const std::filesystem::path& file, std::error_code& failure) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return streamOf(descriptor, "wb", failure);
  // The lock ends with this process, however the process ends. A file system without locks refuses it; then removeIfNobodyWrites() removes
  // nothing.
  const bool another = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  struct stat status {};
  if (!another && fstat(descriptor, &status) == 0 && status.st_nlink > 0) return streamOf(descriptor, "wb", failure);
  close(descriptor);  // removed before it was locked
  failure = std::make_error_code(std::errc::file_exists);
  return {nullptr, &std::fclose};
}

void removeIfNobodyWrites(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return;
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) unlink(file.c_str());
  close(descriptor);
}

void flushToDisk(std::FILE* stream, std::error_code& failure) {
  if (std::fflush(stream) != 0 || !flushDescriptor(fileno(stream))) failure = lastError();
}

void flushFolder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  flushDescriptor(descriptor);
  close(descriptor);
}

void moveTo(const std::filesystem::path& from, const std::filesystem::path& to, std::error_code& failure) {
  if (rename(from.c_str(), to.c_str()) != 0) failure = lastError();
}

// flock() belongs to the open file: it also keeps two holders in one process apart, and ends with the file.
std::optional<std::intptr_t> holdFile(const std::filesystem::path& file, std::error_code& failure) {
  while (true) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (descriptor < 0) {
      failure = lastError();
      return std::nullopt;
    }
    const bool another = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!another && isSameFile(descriptor, file)) return descriptor;
    close(descriptor);
    if (another) return std::nullopt;
    // The previous holder removed the file in between: a lock on it is worthless.
  }
}

void releaseFile(const std::filesystem::path& file, std::intptr_t held) {
  unlink(file.c_str());
  close(static_cast<int>(held));
}

void restrictToOwner(const std::filesystem::path& file) {
  using std::filesystem::perms;
  std::error_code ignored;
  std::filesystem::permissions(file, perms::group_all | perms::others_all | perms::owner_exec, std::filesystem::perm_options::remove,
                               ignored);
}

int ownProcessNumber() { return getpid(); }

}  // namespace glenoid
