// SPDX-License-Identifier: GPL-3.0-or-later
// A text with values in it, kept apart so that the window can translate the words and write the numbers in its own format.
#pragma once

#include <string>
#include <vector>

#include "core/base/fact.h"

namespace glenoid {

// The pattern has %1, %2 for the values and is the key of its translation ("Core").
struct ReportText {
  std::string pattern;
  std::vector<FactValue> values = {};
  int digits = 0;  // after the decimal separator, of the real numbers among them
  bool operator==(const ReportText&) const = default;
};

// The text as the terminal and files have it: English, decimal points, "-" for a number that is not finite.
std::string inEnglish(const ReportText& text);

// A p-value: "0.038", "< 0.001".
ReportText pValueText(double p);

}  // namespace glenoid
