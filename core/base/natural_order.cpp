// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/natural_order.h"

#include <algorithm>

namespace glenoid {
namespace {

constexpr std::size_t kLargestByte = 255;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

char foldedOf(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// The run of digits that starts at `at`, without leading zeros; `at` moves behind it.
std::string_view digitsFrom(std::string_view text, std::size_t& at) {
  const auto start = at;
  while (at < text.size() && isDigit(text[at])) ++at;
  auto digits = text.substr(start, at - start);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

}  // namespace

std::string naturalKey(std::string_view text) {
  std::string key;
  key.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    if (!isDigit(text[at])) {
      key += foldedOf(text[at++]);
      continue;
    }
    // A digit first, because a number stands where digits stand among other bytes. Then the length: a longer number is larger.
    const auto digits = digitsFrom(text, at);
    key += '0';
    key.append(digits.size() / kLargestByte, static_cast<char>(kLargestByte));
    key += static_cast<char>(digits.size() % kLargestByte);
    key += digits;
  }
  return key;
}

}  // namespace glenoid
