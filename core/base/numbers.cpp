// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"

#include <cmath>
#include <system_error>

#include <fast_float/fast_float.h>

#include "core/base/format.h"

namespace glenoid {

std::string fixedNumber(double value, int digits) { return std::isfinite(value) ? fmt::format("{:.{}f}", value, digits) : "-"; }

std::string plainNumber(double value) { return fmt::format("{:.9g}", value); }

std::string percent(double share) { return fixedNumber(100 * share, 1); }

std::optional<double> parsedNumber(std::string_view text) {
  double value = 0;
  const auto [end, problem] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  const bool overflow = std::isinf(value) && text.find_first_of("0123456789") != std::string_view::npos;
  return overflow ? std::nullopt : std::optional(value);
}

}  // namespace glenoid
