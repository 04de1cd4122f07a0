// SPDX-License-Identifier: GPL-3.0-or-later
// Natural sort order: "2" before "10".
#pragma once

#include <string>
#include <string_view>

namespace glenoid {

// Compare the keys of two texts with `<` to sort the texts as people count: runs of the digits 0 to 9 compare as numbers, the letters A to
// Z regardless of case, everything else byte by byte. Two texts with equal keys differ at most in case and in leading zeros.
std::string naturalKey(std::string_view text);

}  // namespace glenoid
