// SPDX-License-Identifier: GPL-3.0-or-later
// Natural sort order: "2" before "10".
#pragma once

#include <string_view>

namespace glenoid {

// Runs of the digits 0 to 9 compare as numbers, the letters A to Z regardless of case, and everything else byte by byte.
bool comesBefore(std::string_view a, std::string_view b);

}  // namespace glenoid
