// SPDX-License-Identifier: GPL-3.0-or-later
// In memory.
#include <cerrno>
#include <string>
#include <system_error>

#include <sys/mman.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/unnamed_file.h"

namespace glenoid {

struct UnnamedFile::Content {
  Content() : descriptor(memfd_create("glenoid", MFD_CLOEXEC)) {
    if (descriptor < 0) fail();
  }
  ~Content() { close(descriptor); }
  Content(const Content&) = delete;
  Content& operator=(const Content&) = delete;
  [[noreturn]] static void fail() { throw Error(ErrorCode::FileUnwritable, std::generic_category().message(errno)); }

  const int descriptor;
};

UnnamedFile::UnnamedFile() : content_(std::make_unique<Content>()) {}
UnnamedFile::~UnnamedFile() = default;
UnnamedFile::UnnamedFile(UnnamedFile&&) noexcept = default;

void UnnamedFile::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(content_->descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) Content::fail();
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::filesystem::path UnnamedFile::path() const { return "/proc/self/fd/" + std::to_string(content_->descriptor); }

}  // namespace glenoid
