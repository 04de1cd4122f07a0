// SPDX-License-Identifier: GPL-3.0-or-later
// Which labels look alike to a person.
#pragma once

#include <string>
#include <string_view>

namespace glenoid {

// The same for labels (UTF-8) that differ in case, white space, hyphens, underscores, accents or Unicode form alone. Case and accents are
// known of Latin letters up to U+017F.
std::u32string lookOf(std::string_view label);

// Whether white space, which nobody sees there, is at the beginning or the end of the label (UTF-8).
bool hasOuterSpace(std::string_view label);

}  // namespace glenoid
