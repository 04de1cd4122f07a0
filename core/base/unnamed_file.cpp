// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unnamed_file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#if !defined(_WIN32)
#include <cstdlib>

#include <unistd.h>
#endif
#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "core/base/error.h"

namespace glenoid {
namespace {

[[noreturn]] void fail(int error) { throw Error(ErrorCode::FileUnwritable, std::generic_category().message(error)); }

}  // namespace

#if defined(_WIN32)

UnnamedFile::UnnamedFile() { fail(ENOSYS); }
UnnamedFile::~UnnamedFile() = default;
void UnnamedFile::write(std::span<const std::byte>) { fail(ENOSYS); }
std::filesystem::path UnnamedFile::path() const { return {}; }

#else

UnnamedFile::UnnamedFile() {
#if defined(__linux__)
  descriptor_ = memfd_create("glenoid", MFD_CLOEXEC);
#else
  auto name = (std::filesystem::temp_directory_path() / "glenoid-XXXXXX").string();
  descriptor_ = mkstemp(name.data());
  if (descriptor_ >= 0) unlink(name.c_str());
#endif
  if (descriptor_ < 0) fail(errno);
}

UnnamedFile::~UnnamedFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

void UnnamedFile::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::filesystem::path UnnamedFile::path() const {
#if defined(__linux__)
  return "/proc/self/fd/" + std::to_string(descriptor_);
#else
  lseek(descriptor_, 0, SEEK_SET);  // elsewhere opening this path shares the position
  return "/dev/fd/" + std::to_string(descriptor_);
#endif
}

#endif

UnnamedFile::UnnamedFile(UnnamedFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

}  // namespace glenoid
