// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of figures as lines of text and as CSV.
#pragma once

#include <string>
#include <vector>

namespace glenoid {

using Cells = std::vector<std::string>;

// One line for each row; every row has the same number of cells. The first column is left-aligned, the others right-aligned.
std::string alignedText(const std::vector<Cells>& lines);

// One record (RFC 4180) with its line end; fields as in csvField().
std::string csvLineOf(const Cells& cells);

}  // namespace glenoid
