// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/number_text.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/base/numbers.h"

namespace glenoid {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kPadding(" \0", 2);
  const auto first = text.find_first_not_of(kPadding);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kPadding) - first + 1);
}

std::optional<double> wholeNumber(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const auto value = parsedNumber(text);  // not std::from_chars: that of macOS knows no floating point
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace

std::optional<NumberText> readNumber(std::string_view text) {
  std::string digits(trimmed(text));
  if (const auto value = wholeNumber(digits)) return NumberText{*value, false};
  if (std::count(digits.begin(), digits.end(), ',') != 1 || digits.find('.') != std::string::npos) return std::nullopt;
  std::replace(digits.begin(), digits.end(), ',', '.');
  const auto value = wholeNumber(digits);
  return value ? std::optional(NumberText{*value, true}) : std::nullopt;
}

}  // namespace glenoid
