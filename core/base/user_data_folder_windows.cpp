// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "core/base/user_data_folder.h"

namespace glenoid {

std::filesystem::path userDataFolder() {
  const wchar_t* base = _wgetenv(L"LOCALAPPDATA");
  return base ? std::filesystem::path(base) / "Glenoid" : std::filesystem::path();
}

}  // namespace glenoid
