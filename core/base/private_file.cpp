// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_file.h"

#include <fstream>
#include <system_error>

#include "core/base/file_system.h"

namespace glenoid {

void keepPrivate(const std::filesystem::path& file) noexcept {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), ignored);
    std::ofstream(file, std::ios::app);  // empty until its rights are restricted
  }
  restrictToOwner(file);
}

}  // namespace glenoid
