// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/set_aside.h"

#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/file_system.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr auto kEnding = ".removed";

bool isThere(const fs::path& path) {
  std::error_code failure;
  return fs::symlink_status(path, failure).type() != fs::file_type::not_found;
}

// A new hidden folder next to `path`, locked.
std::unique_ptr<FolderLock> hiddenFolderFor(const fs::path& path) {
  const auto name = "." + toUtf8(path.filename());
  auto hidden = path.parent_path() / fromUtf8(name + kEnding);
  for (int number = 2;; ++number) {
    try {
      if (!isThere(hidden)) return std::make_unique<FolderLock>(hidden);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::FolderBusy) throw Error(error.code(), error.detail(), toUtf8(path));
      // another program took it for an orphan in the moment before it was locked, and removes it
    }
    hidden = path.parent_path() / fromUtf8(name + "-" + std::to_string(number) + kEnding);
  }
}

void renameTo(const fs::path& from, const fs::path& to, const fs::path& named) {
  std::error_code failure;
  moveTo(from, to, failure);
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(named));
}

// Deletes what the folder holds, apart from its lock, which must stay as long as anything else is there.
void emptyFolder(const FolderLock& folder) {
  std::error_code ignored;
  for (const auto& entry : entriesOf(folder.path()).entries) {
    if (!isFolderLock(entry.path())) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

SetAside::SetAside(fs::path path) : path_(std::move(path)) {
  if (!isThere(path_)) throw Error(ErrorCode::FileUnwritable, "there is nothing to remove", toUtf8(path_));
  hidden_ = hiddenFolderFor(path_);
  renameTo(path_, hidden_->path() / path_.filename(), path_);
}

SetAside::~SetAside() {
  if (hidden_) emptyFolder(*hidden_);
}

void SetAside::putBack() {
  if (!hidden_) return;
  if (isThere(path_)) throw Error(ErrorCode::FileUnwritable, "another file or folder has this name now", toUtf8(path_));
  renameTo(hidden_->path() / path_.filename(), path_, path_);
  hidden_.reset();
}

bool isSetAside(const fs::path& path) { return toUtf8(path.filename()).starts_with('.') && path.extension() == kEnding; }

void deleteSetAside(const fs::path& folder) {
  for (const auto& entry : entriesOf(folder).entries) {
    std::error_code ignored;
    if (!isSetAside(entry.path()) || !fs::is_directory(entry.symlink_status(ignored))) continue;  // a link leads elsewhere
    try {
      emptyFolder(entry.path());
      fs::remove(entry.path(), ignored);
    } catch (const Error&) {
      // a running program can still put it back, or it cannot be deleted here
    }
  }
}

}  // namespace glenoid
