// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/mcnemar.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr std::size_t kExactBelow = 25;

// Twice the probability of at most `fewer` heads in `all` throws of a fair coin.
double exactPValue(std::size_t fewer, std::size_t all) {
  double ways = 1, sum = 0;  // ways to choose k of all, fewer than 2^25
  for (std::size_t k = 0; k <= fewer; ++k) {
    sum += ways;
    ways = ways * static_cast<double>(all - k) / static_cast<double>(k + 1);
  }
  return std::min(1.0, 2 * std::ldexp(sum, -static_cast<int>(all)));
}

}  // namespace

McNemar mcNemar(std::size_t onlyFirst, std::size_t onlySecond) {
  const auto all = onlyFirst + onlySecond;
  if (all < kExactBelow) return {onlyFirst, onlySecond, exactPValue(std::min(onlyFirst, onlySecond), all), true};
  const double difference = std::abs(static_cast<double>(onlyFirst) - static_cast<double>(onlySecond));
  const double corrected = std::max(0.0, difference - 1);
  const double chiSquare = corrected * corrected / static_cast<double>(all);
  return {onlyFirst, onlySecond, std::erfc(std::sqrt(chiSquare / 2)), false};
}

McNemar mcNemar(const Predictions& first, const Predictions& second) {
  if (first.truth != second.truth) throw Error(ErrorCode::Internal, "McNemar test: the answers are about different images");
  std::size_t onlyFirst = 0, onlySecond = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool a = answerOf(first, i) == first.truth[i], b = answerOf(second, i) == second.truth[i];
    onlyFirst += a && !b;
    onlySecond += b && !a;
  }
  return mcNemar(onlyFirst, onlySecond);
}

nlohmann::ordered_json toJson(const McNemar& test) {
  return {{"onlyFirstRight", test.onlyFirst},
          {"onlySecondRight", test.onlySecond},
          {"pValue", test.pValue},
          {"test", test.exact ? "exact binomial" : "chi-square with continuity correction"}};
}

}  // namespace glenoid
