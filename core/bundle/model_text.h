// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON texts in a folder of models, which anybody may have written.
#pragma once

#include <filesystem>
#include <string>

namespace glenoid {

// Reads model.json or manifest.json. Throws Error as readTextFile() does, and ModelMismatch if the file is larger than 16 MiB, as none of
// ours is.
std::string readModelText(const std::filesystem::path& file);

}  // namespace glenoid
