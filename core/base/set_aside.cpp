// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/set_aside.h"

#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr auto kEnding = ".removed";

bool isThere(const fs::path& path) {
  std::error_code failure;
  return fs::symlink_status(path, failure).type() != fs::file_type::not_found;
}

fs::path hiddenName(const fs::path& path) {
  const auto name = "." + toUtf8(path.filename());
  auto hidden = path.parent_path() / fromUtf8(name + kEnding);
  for (int number = 2; isThere(hidden); ++number) hidden = path.parent_path() / fromUtf8(name + "-" + std::to_string(number) + kEnding);
  return hidden;
}

void renameTo(const fs::path& from, const fs::path& to, const fs::path& named) {
  std::error_code failure;
  fs::rename(from, to, failure);
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(named));
}

}  // namespace

SetAside::SetAside(fs::path path) : path_(std::move(path)), hidden_(hiddenName(path_)) { renameTo(path_, hidden_, path_); }

SetAside::~SetAside() {
  std::error_code ignored;
  if (!hidden_.empty()) fs::remove_all(hidden_, ignored);
}

void SetAside::putBack() {
  if (hidden_.empty()) return;
  if (isThere(path_)) throw Error(ErrorCode::FileUnwritable, "another file or folder has this name now", toUtf8(path_));
  renameTo(hidden_, path_, path_);
  hidden_.clear();
}

bool isSetAside(const fs::path& path) { return toUtf8(path.filename()).starts_with('.') && path.extension() == kEnding; }

void deleteSetAside(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : entriesOf(folder).entries) {
    if (isSetAside(entry.path())) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace glenoid
