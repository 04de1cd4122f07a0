// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/natural_order.h"

namespace glenoid::ui {

bool comesBefore(const QString& a, const QString& b) {
  int i = 0, j = 0;
  const auto digitsFrom = [](const QString& text, int& at) {
    const int start = at;
    while (at < text.size() && text[at].isDigit()) ++at;
    auto digits = text.mid(start, at - start);
    while (digits.size() > 1 && digits[0] == '0') digits.remove(0, 1);
    return digits;
  };
  while (i < a.size() && j < b.size()) {
    if (a[i].isDigit() && b[j].isDigit()) {
      const auto x = digitsFrom(a, i), y = digitsFrom(b, j);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      const auto x = a[i++].toCaseFolded(), y = b[j++].toCaseFolded();
      if (x != y) return x < y;
    }
  }
  return a.size() - i < b.size() - j;
}

}  // namespace glenoid::ui
