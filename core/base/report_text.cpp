// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/report_text.h"

#include <algorithm>

#include "core/base/numbers.h"

namespace glenoid {
namespace {

struct Written {
  int digits;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
  std::string operator()(double real) const { return fixedNumber(real, digits); }
};

}  // namespace

std::string inEnglish(const ReportText& text) {
  std::vector<std::string> values;
  for (const auto& value : text.values) values.push_back(std::visit(Written{text.digits}, value));
  return filled(text.pattern, values);
}

ReportText pValueText(double p) {
  constexpr double kLeast = 0.001;
  return {p < kLeast ? "< %1" : "%1", {std::max(p, kLeast)}, 3};
}

}  // namespace glenoid
