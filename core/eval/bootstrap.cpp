// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/dataset/random.h"
#include "core/eval/curves.h"
#include "core/eval/predictions.h"

namespace glenoid {
namespace {

constexpr std::size_t kBins = 15;

// How often each image is drawn.
std::vector<std::size_t> drawWithinClasses(const std::vector<std::vector<std::size_t>>& members, std::size_t images, Random& random) {
  std::vector<std::size_t> times(images, 0);
  for (const auto& list : members) {
    for (std::size_t i = 0; i < list.size(); ++i) ++times[list[random.below(list.size())]];
  }
  return times;
}

double percentile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)))];
}

Interval centredInterval(std::vector<double> draws, double figure) {
  std::sort(draws.begin(), draws.end());
  const double shift = figure - std::accumulate(draws.begin(), draws.end(), 0.0) / static_cast<double>(draws.size());
  return {std::max(0.0, percentile(draws, 0.025) + shift), std::max(0.0, percentile(draws, 0.975) + shift)};
}

}  // namespace

CalibrationIntervals bootstrapCalibration(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                          std::size_t draws, std::uint64_t seed) {
  if (truth.empty() || draws == 0) return {};
  const auto images = truth.size(), classes = probabilities.size() / images;
  std::vector<std::vector<std::size_t>> members(classes);
  std::vector<double> likelihood(images), brier(images);
  for (std::size_t i = 0; i < images; ++i) {
    members[truth[i]].push_back(i);
    const std::vector<double> row(probabilities.begin() + static_cast<std::ptrdiff_t>(i * classes),
                                  probabilities.begin() + static_cast<std::ptrdiff_t>((i + 1) * classes));
    likelihood[i] = negativeLogLikelihood(row, {truth[i]});
    brier[i] = brierScore(row, {truth[i]});
  }
  const auto sorted = sortedAnswers(probabilities, truth);
  Random random(seed);
  std::vector<double> errors, briers, likelihoods;
  const auto mean = [&](const std::vector<double>& values, const std::vector<std::size_t>& times) {
    return std::inner_product(values.begin(), values.end(), times.begin(), 0.0) / static_cast<double>(images);
  };
  for (std::size_t d = 0; d < draws; ++d) {
    const auto times = drawWithinClasses(members, images, random);
    errors.push_back(calibrationError(binnedAnswers(sorted, times, kBins)));
    briers.push_back(mean(brier, times));
    likelihoods.push_back(mean(likelihood, times));
  }
  return {centredInterval(std::move(errors), calibrationError(probabilities, truth, kBins)),
          centredInterval(std::move(briers), brierScore(probabilities, truth)),
          centredInterval(std::move(likelihoods), negativeLogLikelihood(probabilities, truth))};
}

Interval perfectCalibrationBand(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t draws,
                                std::uint64_t seed) {
  if (truth.empty() || draws == 0) return {};
  constexpr std::size_t kSteps = std::size_t{1} << 53;
  auto answers = sortedAnswers(probabilities, truth);
  const std::vector<std::size_t> once(truth.size(), 1);
  Random random(seed);
  std::vector<double> errors;
  for (std::size_t d = 0; d < draws; ++d) {
    for (auto& answer : answers) answer.right = static_cast<double>(random.below(kSteps)) < answer.confidence * static_cast<double>(kSteps);
    errors.push_back(calibrationError(binnedAnswers(answers, once, kBins)));
  }
  std::sort(errors.begin(), errors.end());
  return {percentile(errors, 0.025), percentile(errors, 0.975)};
}

}  // namespace glenoid
