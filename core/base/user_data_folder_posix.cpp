// SPDX-License-Identifier: GPL-3.0-or-later
// The XDG Base Directory Specification.
#include <cstdlib>

#include "core/base/user_data_folder.h"

namespace glenoid {

std::filesystem::path userDataFolder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return std::filesystem::path(data) / "glenoid";
  const char* home = std::getenv("HOME");
  return home ? std::filesystem::path(home) / ".local/share/glenoid" : std::filesystem::path();
}

}  // namespace glenoid
