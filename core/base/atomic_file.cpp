// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <io.h>
#include <process.h>
#include <share.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

constexpr char kUnfinished[] = ".glenoid-part";

#ifdef _WIN32

int ownNumber() { return _getpid(); }

// An open file cannot be removed: that is its lock.
std::FILE* openNew(const std::filesystem::path& file) { return _wfsopen(file.c_str(), L"w+bx", _SH_DENYWR); }

void removeIfNobodyWrites(const std::filesystem::path& file) {
  std::error_code inUse;
  std::filesystem::remove(file, inUse);
}

bool flushToDisk(std::FILE* stream) { return std::fflush(stream) == 0 && _commit(_fileno(stream)) == 0; }

#else

int ownNumber() { return getpid(); }

// Null, with EEXIST in errno, if the name is taken.
std::FILE* openNew(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return nullptr;
  // The lock ends with this process, however the process ends. A file system without locks refuses it; then removeIfNobodyWrites() removes
  // nothing.
  const bool another = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  struct stat status {};
  if (!another && fstat(descriptor, &status) == 0 && status.st_nlink > 0) return fdopen(descriptor, "wb");
  close(descriptor);  // removed before it was locked
  errno = EEXIST;
  return nullptr;
}

void removeIfNobodyWrites(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return;
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) unlink(file.c_str());
  close(descriptor);
}

bool flushToDisk(std::FILE* stream) { return std::fflush(stream) == 0 && fsync(fileno(stream)) == 0; }

#endif

std::filesystem::path folderOf(const std::filesystem::path& file) { return file.has_parent_path() ? file.parent_path() : "."; }

}  // namespace

std::filesystem::path unfinishedName(const std::filesystem::path& target) {
  static std::atomic<unsigned> count{0};
  auto name = target;
  name += "." + std::to_string(ownNumber()) + "-" + std::to_string(++count) + kUnfinished;
  return name;
}

bool isUnfinishedName(const std::filesystem::path& file) { return file.extension() == kUnfinished; }

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)), stream_(nullptr, &std::fclose) {
  makeFolderOf(target_);
  do {
    unfinished_ = unfinishedName(target_);
    stream_.reset(openNew(unfinished_));
  } while (!stream_ && errno == EEXIST);  // a program that had this process number before left it
  if (!stream_) fail(errno);
}

AtomicFile::~AtomicFile() {
  if (!stream_) return;
  std::error_code ignored;
#ifdef _WIN32
  stream_.reset();
#endif
  std::filesystem::remove(unfinished_, ignored);
}

void AtomicFile::fail(int error) const { throw Error(ErrorCode::FileUnwritable, std::generic_category().message(error), toUtf8(target_)); }

void AtomicFile::write(std::span<const std::byte> bytes) {
  if (!bytes.empty() && std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) fail(errno);
}

void AtomicFile::writeHead(std::span<const std::byte> bytes) {
  if (std::fseek(stream_.get(), 0, SEEK_SET) != 0) fail(errno);
  write(bytes);
  if (std::fseek(stream_.get(), 0, SEEK_END) != 0) fail(errno);
}

void AtomicFile::flush() {
  if (std::fflush(stream_.get()) != 0) fail(errno);
}

void AtomicFile::commit() {
  if (!flushToDisk(stream_.get())) fail(errno);
#ifdef _WIN32
  stream_.reset();  // an open file cannot be renamed
#endif
  std::error_code failure;
  std::filesystem::rename(unfinished_, target_, failure);
  if (failure) {
#ifdef _WIN32
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
#endif
    fail(failure.value());
  }
  stream_.reset();  // last, because a file without a lock may be removed as left behind
  flushFolder(folderOf(target_));
}

void removeUnfinished(const std::filesystem::path& folder) {
  for (const auto& entry : entriesOf(folder).entries) {
    if (isUnfinishedName(entry.path())) removeIfNobodyWrites(entry.path());
  }
}

void flushFolder([[maybe_unused]] const std::filesystem::path& folder) {
#ifndef _WIN32
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    fsync(descriptor);
    close(descriptor);
  }
#endif
}

}  // namespace glenoid
