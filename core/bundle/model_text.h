// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON texts in a folder of models, which are untrusted.
#pragma once

#include <filesystem>
#include <string>

namespace glenoid {

// Reads model.json or manifest.json. Throws Error as readTextFile() does, and ModelMismatch if the file exceeds 16 MiB, far more than such
// a file needs.
std::string readModelText(const std::filesystem::path& file);

}  // namespace glenoid
