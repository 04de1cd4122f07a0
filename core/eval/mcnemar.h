// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two methods that answered the same images differ by more than chance.
#pragma once

#include <cstdint>

#include <nlohmann/json.hpp>

#include "core/eval/predictions.h"

namespace glenoid {

struct McNemar {
  std::size_t onlyFirst = 0;   // images that only the first named correctly
  std::size_t onlySecond = 0;  // images that only the second named correctly
  double pValue = 1;           // two-sided
  bool exact = true;           // binomial; else chi-square
  bool operator==(const McNemar&) const = default;
};

// McNemar 1947. If fewer than 25 images were named correctly by only one of the methods: exact binomial test. Otherwise chi-square with one
// degree of freedom and Edwards' continuity correction, (|b - c| - 1)^2 / (b + c).
McNemar mcNemar(std::size_t onlyFirst, std::size_t onlySecond);
// For two lists of answers about the same images in the same order. Throws Error Internal if the images differ.
McNemar mcNemar(const Predictions& first, const Predictions& second);
nlohmann::ordered_json toJson(const McNemar& test);

}  // namespace glenoid
