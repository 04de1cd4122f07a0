// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a number from text in the same way on every system.
#pragma once

#include <optional>
#include <string_view>

namespace glenoid {

struct NumberText {
  double value = 0;
  bool comma = false;  // a decimal comma stood in place of the point
};
// A decimal or integer string (PS3.5 6.2). Empty unless the whole text is one finite number.
std::optional<NumberText> readNumber(std::string_view text);

}  // namespace glenoid
