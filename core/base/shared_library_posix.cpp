// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/shared_library.h"

namespace glenoid {

// Only functions that are called are looked up: LibTorch has a hundred thousand.
SharedLibrary::SharedLibrary(const std::filesystem::path& file) : handle_(dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL)) {
  if (!handle_) throw Error(ErrorCode::ProgramMissing, "a library does not load", toUtf8(file.filename()));
}

void* SharedLibrary::function(const char* name) const { return dlsym(handle_, name); }

}  // namespace glenoid
