// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/confusion.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace glenoid {
namespace {

double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace

void ConfusionMatrix::add(std::size_t truth, std::size_t predicted) {
  if (truth >= classes_ || predicted >= classes_) throw Error(ErrorCode::Internal, "confusion matrix: class out of range");
  ++counts_[truth * classes_ + predicted];
}

std::size_t ConfusionMatrix::total() const {
  std::size_t sum = 0;
  for (const auto count : counts_) sum += count;
  return sum;
}

std::size_t ConfusionMatrix::correct() const {
  std::size_t sum = 0;
  for (std::size_t c = 0; c < classes_; ++c) sum += at(c, c);
  return sum;
}

std::size_t ConfusionMatrix::support(std::size_t truth) const {
  std::size_t sum = 0;
  for (std::size_t c = 0; c < classes_; ++c) sum += at(truth, c);
  return sum;
}

std::size_t ConfusionMatrix::predictions(std::size_t predicted) const {
  std::size_t sum = 0;
  for (std::size_t c = 0; c < classes_; ++c) sum += at(c, predicted);
  return sum;
}

Interval wilsonInterval(std::size_t successes, std::size_t trials, double z) {
  if (trials == 0) return {};
  const double n = static_cast<double>(trials), p = static_cast<double>(successes) / n;
  const double denominator = 1 + z * z / n;
  const double center = (p + z * z / (2 * n)) / denominator;
  const double half = z / denominator * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {std::max(0.0, center - half), std::min(1.0, center + half)};
}

ClassScores classScores(const ConfusionMatrix& matrix, std::size_t label) {
  const auto hits = matrix.at(label, label), support = matrix.support(label), predicted = matrix.predictions(label);
  return {support, share(hits, predicted), share(hits, support), share(2 * hits, predicted + support)};
}

}  // namespace glenoid
