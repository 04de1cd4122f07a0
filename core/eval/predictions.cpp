// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/eval/curves.h"

namespace glenoid {
namespace {

std::size_t classesOf(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth) {
  return truth.empty() ? 0 : probabilities.size() / truth.size();
}

}  // namespace

void checkPredictions(const Predictions& predictions) {
  if (predictions.logits.size() != predictions.size() * predictions.classes)
    throw Error(ErrorCode::Internal, "predictions: sizes disagree");
  for (const auto label : predictions.truth) {
    if (label >= predictions.classes) throw Error(ErrorCode::Internal, "predictions: class out of range");
  }
  for (const auto logit : predictions.logits) {
    if (!std::isfinite(logit)) throw Error(ErrorCode::NotANumber, "a logit is not finite");
  }
}

Predictions selected(const Predictions& predictions, const std::vector<std::size_t>& images) {
  Predictions part{predictions.classes, {}, {}};
  for (const auto i : images) {
    part.truth.push_back(predictions.truth.at(i));
    const auto row = predictions.logits.begin() + static_cast<std::ptrdiff_t>(i * predictions.classes);
    part.logits.insert(part.logits.end(), row, row + static_cast<std::ptrdiff_t>(predictions.classes));
  }
  return part;
}

std::size_t answerOf(const Predictions& predictions, std::size_t i) {
  const auto classes = static_cast<std::ptrdiff_t>(predictions.classes);
  const auto row = predictions.logits.begin() + static_cast<std::ptrdiff_t>(i) * classes;
  return static_cast<std::size_t>(std::max_element(row, row + classes) - row);
}

std::vector<double> probabilities(const Predictions& predictions, double temperature) {
  const auto classes = static_cast<std::ptrdiff_t>(predictions.classes);
  std::vector<double> result(predictions.logits.size());
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    const auto row = predictions.logits.begin() + static_cast<std::ptrdiff_t>(i) * classes;
    const auto out = result.begin() + static_cast<std::ptrdiff_t>(i) * classes;
    const double largest = *std::max_element(row, row + classes);
    std::transform(row, row + classes, out, [&](double logit) { return std::exp((logit - largest) / temperature); });
    const double sum = std::accumulate(out, out + classes, 0.0);
    std::for_each(out, out + classes, [&](double& value) { value /= sum; });
  }
  return result;
}

Predictions softVote(const std::vector<Predictions>& members) {
  if (members.empty()) throw Error(ErrorCode::Internal, "a vote needs members");
  Predictions vote{members.front().classes, members.front().truth, std::vector<double>(members.front().logits.size(), 0)};
  for (const auto& member : members) {
    if (member.truth != vote.truth || member.classes != vote.classes)
      throw Error(ErrorCode::Internal, "the members of a vote are about different images");
    const auto likely = probabilities(member);
    for (std::size_t i = 0; i < likely.size(); ++i) vote.logits[i] += likely[i] / static_cast<double>(members.size());
  }
  for (double& value : vote.logits) value = std::log(std::max(value, 1e-12));
  return vote;
}

double negativeLogLikelihood(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth) {
  const auto classes = classesOf(probabilities, truth);
  double sum = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) sum -= std::log(std::max(probabilities[i * classes + truth[i]], 1e-12));
  return truth.empty() ? 0 : sum / static_cast<double>(truth.size());
}

double brierScore(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth) {
  const auto classes = classesOf(probabilities, truth);
  double sum = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (std::size_t c = 0; c < classes; ++c) {
      const double difference = probabilities[i * classes + c] - (truth[i] == c ? 1.0 : 0.0);
      sum += difference * difference;
    }
  }
  return truth.empty() ? 0 : sum / static_cast<double>(truth.size());
}

double calibrationError(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t bins) {
  return calibrationError(reliabilityBins(probabilities, truth, bins));
}

double areaUnderCurve(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t classes,
                      std::size_t label) {
  std::vector<std::pair<double, bool>> scores;
  for (std::size_t i = 0; i < truth.size(); ++i) scores.emplace_back(probabilities[i * classes + label], truth[i] == label);
  std::sort(scores.begin(), scores.end());
  double positives = 0, rankSum = 0;
  for (std::size_t begin = 0, end = 0; begin < scores.size(); begin = end) {
    ++end;  // NaN equals nothing, not even itself
    while (end < scores.size() && scores[end].first == scores[begin].first) ++end;
    const double meanRank = static_cast<double>(begin + end + 1) / 2;  // ranks begin + 1 .. end
    for (std::size_t i = begin; i < end; ++i) {
      if (scores[i].second) ++positives, rankSum += meanRank;
    }
  }
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return std::numeric_limits<double>::quiet_NaN();
  return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
}

namespace {

// Whether the true label has the largest logit, without a tie, for every image.
bool isAllRight(const Predictions& predictions) {
  for (std::size_t i = 0; i < predictions.truth.size(); ++i) {
    const auto* logits = &predictions.logits[i * predictions.classes];
    for (std::size_t c = 0; c < predictions.classes; ++c) {
      if (c != predictions.truth[i] && !(logits[c] < logits[predictions.truth[i]])) return false;
    }
  }
  return true;
}

}  // namespace

double fitTemperature(const Predictions& predictions) {
  checkPredictions(predictions);
  if (isAllRight(predictions)) return 1;
  // The likelihood is concave in 1 / temperature, so in log temperature there is one minimum: golden-section search finds it.
  const auto loss = [&](double logTemperature) {
    return negativeLogLikelihood(probabilities(predictions, std::exp(logTemperature)), predictions.truth);
  };
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double low = std::log(0.05), high = std::log(20.0);
  double a = high - golden * (high - low), b = low + golden * (high - low);
  double lossA = loss(a), lossB = loss(b);
  while (high - low > 1e-5) {
    if (lossA <= lossB) {
      high = b, b = a, lossB = lossA;
      a = high - golden * (high - low), lossA = loss(a);
    } else {
      low = a, a = b, lossA = lossB;
      b = low + golden * (high - low), lossB = loss(b);
    }
  }
  return std::exp((low + high) / 2);
}

std::vector<std::size_t> imagesBeside(const std::vector<std::vector<std::size_t>>& folds, std::size_t fold) {
  std::vector<std::size_t> images;
  for (std::size_t f = 0; f < folds.size(); ++f) {
    if (f != fold) images.insert(images.end(), folds[f].begin(), folds[f].end());
  }
  std::sort(images.begin(), images.end());
  return images;
}

Predictions crossFitted(const Predictions& predictions, const std::vector<std::vector<std::size_t>>& folds) {
  auto fitted = predictions;
  for (std::size_t f = 0; f < folds.size(); ++f) {
    const double temperature = fitTemperature(selected(predictions, imagesBeside(folds, f)));
    for (const auto i : folds[f]) {
      for (std::size_t c = 0; c < fitted.classes; ++c) fitted.logits[i * fitted.classes + c] /= temperature;
    }
  }
  return fitted;
}

}  // namespace glenoid
