// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as text and back, whatever the locale of the process. What needs another form than these is written with fmt::format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glenoid {

// With so many digits after the point; "-" for what is no number.
std::string fixedNumber(double value, int digits);
// With at most nine significant digits, enough to read the same float again: 0.1, 1234.5, 1e-05.
std::string plainNumber(double value);
// A share as percent without the sign: 0.775 -> "77.5".
std::string percent(double share);
// A p-value: "0.038", "< 0.001".
std::string pValueText(double p);

// The number that the whole text is: decimal, with a point and an exponent if it has them, or "inf" or "nan". Empty for anything else:
// spaces, a leading "+", or a number beyond the range of a double.
std::optional<double> parsedNumber(std::string_view text);

}  // namespace glenoid
