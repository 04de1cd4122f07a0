// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON texts of a folder of models, which anybody may have put there.
#pragma once

#include <filesystem>
#include <string>

namespace glenoid {

// model.json or manifest.json. Throws Error as readTextFile, and ModelMismatch where it is larger than any of them (16 MiB).
std::string readModelText(const std::filesystem::path& file);

}  // namespace glenoid
