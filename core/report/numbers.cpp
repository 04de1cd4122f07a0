#include "core/report/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace glenoid {

std::string fixedNumber(double value, int digits) {
  if (!std::isfinite(value)) return "-";
  std::array<char, 400> text{};  // the largest double has 309 digits before the point
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
  return {text.data(), result.ptr};
}

std::string percent(double share) { return fixedNumber(100 * share, 1); }

std::string pValueText(double p) { return p < 0.001 ? "< 0.001" : fixedNumber(p, 3); }

}  // namespace glenoid
