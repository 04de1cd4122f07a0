// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/program_location.h"

#include <system_error>

namespace glenoid {
namespace fs = std::filesystem;

std::optional<fs::path> findInstalled(const fs::path& name) {
  const auto folder = programFile().parent_path();
  const auto above = folder.parent_path();
  for (const auto& place : {folder, above / "libexec" / "glenoid", above / "share" / "glenoid", above.parent_path() / "share" / "glenoid",
                            above / "Frameworks", above / "Resources" / "glenoid"}) {
    std::error_code ignored;
    if (fs::exists(place / name, ignored)) return place / name;
  }
  return std::nullopt;
}

}  // namespace glenoid
