// SPDX-License-Identifier: GPL-3.0-or-later
// Output files with a path chosen by the user.
#pragma once

#include <filesystem>

namespace glenoid::cli {

// Throws Error OptionInvalid, which names `output`, if writing it would replace the file `input`, even if their paths differ.
void refuseToReplace(const std::filesystem::path& input, const std::filesystem::path& output);
// Throws Error OptionInvalid, which names `output`, if it is an existing file in `folder`: one of a run's own files, or one that was added
// to them earlier.
void refuseToReplaceIn(const std::filesystem::path& folder, const std::filesystem::path& output);

}  // namespace glenoid::cli
