// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as text and back, independent of the locale of the process. Use fmt::format for any other form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glenoid {

// With this many digits after the point; "-" for NaN and infinity.
std::string fixedNumber(double value, int digits);
// With at most nine significant digits, enough to read back the same float: 0.1, 1234.5, 1e-05.
std::string plainNumber(double value);
// A share as percent without the sign: 0.775 -> "77.5".
std::string percent(double share);

// The number if the whole text is one: decimal, with an optional point and exponent, or "inf" or "nan". Empty for anything else: spaces, a
// leading "+", or a number beyond the range of a double.
std::optional<double> parsedNumber(std::string_view text);

}  // namespace glenoid
