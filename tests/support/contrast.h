// SPDX-License-Identifier: GPL-3.0-or-later
// How far a text stands out from its ground.
#pragma once

#include <algorithm>
#include <cmath>

#include <QColor>

namespace glenoid::test {

// WCAG 2.1, relative luminance: 0..1.
inline double luminance(const QColor& colour) {
  const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// WCAG 2.1, contrast ratio: 1..21.
inline double contrast(const QColor& a, const QColor& b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace glenoid::test
