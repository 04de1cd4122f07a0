// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

constexpr char kUnfinished[] = ".glenoid-part";

std::error_code lastError() { return {errno, std::generic_category()}; }

std::filesystem::path folderOf(const std::filesystem::path& file) { return file.has_parent_path() ? file.parent_path() : "."; }

}  // namespace

std::filesystem::path unfinishedName(const std::filesystem::path& target) {
  static std::atomic<unsigned> count{0};
  auto name = target;
  name += "." + std::to_string(ownProcessNumber()) + "-" + std::to_string(++count) + kUnfinished;
  return name;
}

bool isUnfinishedName(const std::filesystem::path& file) { return file.extension() == kUnfinished; }

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)), stream_(nullptr, &std::fclose) {
  makeFolderOf(target_);
  std::error_code failure;
  do {
    unfinished_ = unfinishedName(target_);
    stream_ = openNew(unfinished_, failure);
  } while (!stream_ && failure == std::errc::file_exists);  // a program that had this process number before left it
  if (!stream_) fail(failure);
}

AtomicFile::~AtomicFile() {
  if (!stream_) return;
  std::error_code ignored;
  std::filesystem::remove(unfinished_, ignored);
}

void AtomicFile::fail(std::error_code failure) const { throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(target_)); }

void AtomicFile::write(std::span<const std::byte> bytes) {
  if (!bytes.empty() && std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) fail(lastError());
}

void AtomicFile::writeHead(std::span<const std::byte> bytes) {
  if (std::fseek(stream_.get(), 0, SEEK_SET) != 0) fail(lastError());
  write(bytes);
  if (std::fseek(stream_.get(), 0, SEEK_END) != 0) fail(lastError());
}

void AtomicFile::flush() {
  if (std::fflush(stream_.get()) != 0) fail(lastError());
}

void AtomicFile::commit() {
  std::error_code failure;
  flushToDisk(stream_.get(), failure);
  if (!failure) moveTo(unfinished_, target_, failure);
  if (failure) fail(failure);
  stream_.reset();  // last, because a file without a lock may be removed as left behind
  flushFolder(folderOf(target_));
}

void removeUnfinished(const std::filesystem::path& folder) {
  for (const auto& entry : entriesOf(folder).entries) {
    if (isUnfinishedName(entry.path())) removeIfNobodyWrites(entry.path());
  }
}

}  // namespace glenoid
