// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a command writes where the person says.
#pragma once

#include <filesystem>

namespace glenoid::cli {

// Throws Error OptionInvalid, which names it, if to write `output` would replace the file `input`, by whatever path.
void refuseToReplace(const std::filesystem::path& input, const std::filesystem::path& output);
// Throws Error OptionInvalid, which names it, if `output` is a file that lies in `folder`: one of a run's own files, or one that was put
// beside them before.
void refuseToReplaceIn(const std::filesystem::path& folder, const std::filesystem::path& output);

}  // namespace glenoid::cli
