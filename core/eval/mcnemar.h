// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two methods that answered the same images differ in more than chance.
#pragma once

#include <cstdint>

#include <nlohmann/json.hpp>

#include "core/eval/predictions.h"

namespace glenoid {

struct McNemar {
  std::size_t onlyFirst = 0;   // images the first alone named rightly
  std::size_t onlySecond = 0;  // images the second alone named rightly
  double pValue = 1;           // two-sided
  bool exact = true;           // binomial; else chi-square
};

// McNemar 1947. Fewer than 25 images on which one alone is right: exact binomial test; else the chi-square of one degree of freedom with
// Edwards' continuity correction, (|b - c| - 1)^2 / (b + c).
McNemar mcNemar(std::size_t onlyFirst, std::size_t onlySecond);
// Of two lists of answers about the same images in the same order. Throws Error Internal where they are not.
McNemar mcNemar(const Predictions& first, const Predictions& second);
nlohmann::ordered_json toJson(const McNemar& test);

}  // namespace glenoid
