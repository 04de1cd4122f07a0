// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "core/base/user_data_folder.h"

namespace glenoid {

std::filesystem::path userDataFolder() {
  const char* home = std::getenv("HOME");
  return home ? std::filesystem::path(home) / "Library/Application Support/Glenoid" : std::filesystem::path();
}

}  // namespace glenoid
