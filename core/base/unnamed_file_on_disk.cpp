// SPDX-License-Identifier: GPL-3.0-or-later
// For systems without files in memory that have a path: a file that never gets its final name. Windows opens no file for other libraries
// that it is to delete by itself; so what a killed program left is removed by the next program that makes one.
#include <filesystem>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/private_file.h"
#include "core/base/unnamed_file.h"

namespace glenoid {

namespace {

// A folder of their own, because it is listed for each of them.
std::filesystem::path clearedFolder() {
  std::error_code failure;
  auto folder = std::filesystem::temp_directory_path(failure) / "glenoid";
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message());
  removeUnfinished(folder);
  return folder;
}

// The file has no name that would tell a person anything.
template <class Work>
void namingNoFile(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    throw Error(error.code(), error.detail());
  }
}

}  // namespace

struct UnnamedFile::Content {
  AtomicFile file{clearedFolder() / "file"};
};

UnnamedFile::UnnamedFile() {
  namingNoFile([&] { content_ = std::make_unique<Content>(); });
  keepPrivate(content_->file.unfinished());
}
UnnamedFile::~UnnamedFile() = default;
UnnamedFile::UnnamedFile(UnnamedFile&&) noexcept = default;

void UnnamedFile::write(std::span<const std::byte> bytes) {
  namingNoFile([&] {
    content_->file.write(bytes);
    content_->file.flush();
  });
}

std::filesystem::path UnnamedFile::path() const { return content_->file.unfinished(); }

}  // namespace glenoid
