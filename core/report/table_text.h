// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of figures as lines for reading, and as CSV.
#pragma once

#include <string>
#include <vector>

namespace glenoid {

using Cells = std::vector<std::string>;

// A line a row, all as long as the first: the first column flush left, the others flush right.
std::string alignedText(const std::vector<Cells>& lines);

// One record as RFC 4180 says, with its line end; fields as csvField().
std::string csvLineOf(const Cells& cells);

}  // namespace glenoid
