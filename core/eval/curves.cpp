#include "core/eval/curves.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace glenoid {

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

std::vector<Answer> sortedAnswers(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth) {
  const auto classes = truth.empty() ? 0 : static_cast<std::ptrdiff_t>(probabilities.size() / truth.size());
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const auto row = probabilities.begin() + static_cast<std::ptrdiff_t>(i) * classes;
    const auto best = std::max_element(row, row + classes);
    answers.push_back({*best, static_cast<std::size_t>(best - row) == truth[i], i});
  }
  std::sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
    return std::tie(a.confidence, a.right, a.image) < std::tie(b.confidence, b.right, b.image);
  });
  return answers;
}

std::vector<ReliabilityBin> reliabilityBins(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                            std::size_t bins) {
  const auto answers = sortedAnswers(probabilities, truth);
  bins = std::min(bins, answers.size());
  std::vector<ReliabilityBin> result;
  for (std::size_t b = 0; b < bins; ++b) {
    const auto begin = b * answers.size() / bins, end = (b + 1) * answers.size() / bins;
    ReliabilityBin bin{end - begin, 0, 0};
    for (auto i = begin; i < end; ++i) bin.confidence += answers[i].confidence, bin.accuracy += answers[i].right;
    bin.confidence /= static_cast<double>(bin.count), bin.accuracy /= static_cast<double>(bin.count);
    result.push_back(bin);
  }
  return result;
}

}  // namespace glenoid
