// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <csignal>

#include <dlfcn.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/shared_library.h"

namespace glenoid {
namespace {

// What signals do, as it was before a library was loaded. Libraries behind LibTorch put handlers of their own in place when they load: UCX
// (1.13.1 and 1.18.1, behind Debian 13's Open MPI) takes SIGHUP for debugging and the signals of a crash, so that a closed terminal ended
// nothing.
class KeptSignals {
 public:
  KeptSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], nullptr, &before_[i]);
  }
  ~KeptSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  }
  KeptSignals(const KeptSignals&) = delete;
  KeptSignals& operator=(const KeptSignals&) = delete;

 private:
  static constexpr std::array kSignals{SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGPIPE, SIGCHLD, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
  std::array<struct sigaction, kSignals.size()> before_{};
};

// Only functions that are called are looked up: LibTorch has a hundred thousand.
void* loaded(const std::filesystem::path& file) {
  const KeptSignals kept;
  return dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
}

}  // namespace

SharedLibrary::SharedLibrary(const std::filesystem::path& file) : handle_(loaded(file)) {
  if (!handle_) throw Error(ErrorCode::ProgramMissing, "a library does not load", toUtf8(file.filename()));
}

void* SharedLibrary::function(const char* name) const { return dlsym(handle_, name); }

}  // namespace glenoid
