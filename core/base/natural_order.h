// SPDX-License-Identifier: GPL-3.0-or-later
// Natural sort order: "2" before "10".
#pragma once

#include <string>
#include <string_view>

namespace glenoid {

// Texts sort as people count if their keys sort byte by byte, as std::string does: runs of the digits 0 to 9 compare as numbers, the
// letters A to Z regardless of case, and everything else byte by byte. Equal keys mean texts that differ in no more than case and leading
// zeros.
std::string naturalKey(std::string_view text);

}  // namespace glenoid
