// Numbers as text, whatever the locale of the process.
#pragma once

#include <string>

namespace glenoid {

// With so many digits after the point; "-" for what is no number.
std::string fixedNumber(double value, int digits);
// A share as percent without the sign: 0.775 -> "77.5".
std::string percent(double share);
// A p-value: "0.038", "< 0.001".
std::string pValueText(double p);

}  // namespace glenoid
