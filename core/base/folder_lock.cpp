// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folder_lock.h"

#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_system.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

constexpr auto kLockFile = ".glenoid-lock";

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) : folder_(folder) {
  std::error_code failure;
  isNew_ = std::filesystem::create_directories(folder_, failure);
  const auto held = failure ? std::nullopt : holdFile(folder_ / kLockFile, failure);
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(folder_));
  if (!held) throw Error(ErrorCode::FolderBusy, "", toUtf8(folder_));
  held_ = *held;
  removeUnfinished(folder_);
}

FolderLock::~FolderLock() {
  releaseFile(folder_ / kLockFile, held_);
  std::error_code notEmpty;
  if (isNew_) std::filesystem::remove(folder_, notEmpty);
}

bool isFolderLock(const std::filesystem::path& path) { return path.filename() == kLockFile; }

}  // namespace glenoid
