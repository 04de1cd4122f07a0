// SPDX-License-Identifier: GPL-3.0-or-later
#include <windows.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/shared_library.h"

namespace glenoid {

SharedLibrary::SharedLibrary(const std::filesystem::path& file)
    : handle_(LoadLibraryExW(file.c_str(), nullptr, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS)) {
  if (!handle_) throw Error(ErrorCode::ProgramMissing, "a library does not load", toUtf8(file.filename()));
}

void* SharedLibrary::function(const char* name) const {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(handle_), name));
}

}  // namespace glenoid
