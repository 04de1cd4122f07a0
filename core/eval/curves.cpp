// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/curves.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace glenoid {
namespace {

constexpr std::size_t kFewestInABin = 10;  // the accuracy of fewer images is chance

}  // namespace

std::vector<RocPoint> rocCurve(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t classes,
                               std::size_t label) {
  std::vector<std::pair<double, bool>> scores;
  for (std::size_t i = 0; i < truth.size(); ++i) scores.emplace_back(probabilities[i * classes + label], truth[i] == label);
  std::sort(scores.begin(), scores.end(), std::greater<>());
  const auto positives = std::count_if(scores.begin(), scores.end(), [](const auto& score) { return score.second; });
  const auto negatives = static_cast<std::ptrdiff_t>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return {};
  std::vector<RocPoint> points{{0, 0}};
  std::ptrdiff_t hits = 0, alarms = 0;
  enum class Way { None, Up, Right, Slanted } last = Way::None;
  for (std::size_t begin = 0, end = 0; begin < scores.size(); begin = end) {
    std::ptrdiff_t up = 0, right = 0;
    for (; end < scores.size() && scores[end].first == scores[begin].first; ++end) ++(scores[end].second ? up : right);
    hits += up, alarms += right;
    const auto way = up > 0 && right > 0 ? Way::Slanted : up > 0 ? Way::Up : Way::Right;
    if (way == last && way != Way::Slanted) points.pop_back();  // on the same straight line
    last = way;
    points.push_back(
        {static_cast<double>(alarms) / static_cast<double>(negatives), static_cast<double>(hits) / static_cast<double>(positives)});
  }
  return points;
}

std::vector<RankedAnswer> sortedAnswers(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth) {
  const auto classes = truth.empty() ? 0 : static_cast<std::ptrdiff_t>(probabilities.size() / truth.size());
  std::vector<RankedAnswer> answers;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const auto row = probabilities.begin() + static_cast<std::ptrdiff_t>(i) * classes;
    const auto best = std::max_element(row, row + classes);
    answers.push_back({*best, static_cast<std::size_t>(best - row) == truth[i], i});
  }
  std::stable_sort(answers.begin(), answers.end(),
                   [](const RankedAnswer& a, const RankedAnswer& b) { return a.confidence < b.confidence; });
  return answers;
}

std::vector<ReliabilityBin> binnedAnswers(const std::vector<RankedAnswer>& sorted, const std::vector<std::size_t>& times,
                                          std::size_t bins) {
  const auto total = std::accumulate(times.begin(), times.end(), std::size_t{0});
  std::vector<ReliabilityBin> result(total == 0 ? 0 : std::clamp<std::size_t>(total / kFewestInABin, 1, bins));
  std::size_t place = 0, bin = 0;
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    std::size_t count = 0, right = 0;
    for (; end < sorted.size() && sorted[end].confidence == sorted[begin].confidence; ++end) {
      count += times[sorted[end].image];
      right += sorted[end].right ? times[sorted[end].image] : 0;
    }
    for (std::size_t i = 0; i < count; ++i, ++place) {
      if (place == (bin + 1) * total / result.size()) ++bin;
      ++result[bin].count;
      result[bin].confidence += sorted[begin].confidence;
      result[bin].accuracy += static_cast<double>(right) / static_cast<double>(count);
    }
  }
  for (auto& [count, confidence, accuracy] : result) confidence /= static_cast<double>(count), accuracy /= static_cast<double>(count);
  return result;
}

std::vector<ReliabilityBin> reliabilityBins(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                            std::size_t bins) {
  return binnedAnswers(sortedAnswers(probabilities, truth), std::vector<std::size_t>(truth.size(), 1), bins);
}

double calibrationError(const std::vector<ReliabilityBin>& bins) {
  double error = 0, images = 0;
  for (const auto& [count, confidence, accuracy] : bins) {
    error += static_cast<double>(count) * std::abs(confidence - accuracy);
    images += static_cast<double>(count);
  }
  return images == 0 ? 0 : error / images;
}

}  // namespace glenoid
