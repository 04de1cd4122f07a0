// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/natural_order.h"

#include <algorithm>

namespace glenoid {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

unsigned char foldedOf(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }

// The run of digits that starts at `at`, without leading zeros; `at` moves behind it.
std::string_view digitsFrom(std::string_view text, std::size_t& at) {
  const auto start = at;
  while (at < text.size() && isDigit(text[at])) ++at;
  auto digits = text.substr(start, at - start);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

}  // namespace

bool comesBefore(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (isDigit(a[i]) && isDigit(b[j])) {
      const auto x = digitsFrom(a, i), y = digitsFrom(b, j);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      const auto x = foldedOf(a[i++]), y = foldedOf(b[j++]);
      if (x != y) return x < y;
    }
  }
  return a.size() - i < b.size() - j;
}

}  // namespace glenoid
