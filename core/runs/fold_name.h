// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of a fold in the folder of its cross-validation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace glenoid {

// "fold-01" for fold 0.
inline std::string foldName(std::size_t fold) { return (fold < 9 ? "fold-0" : "fold-") + std::to_string(fold + 1); }
inline bool isFoldName(std::string_view folder) { return folder.starts_with("fold-"); }

}  // namespace glenoid
