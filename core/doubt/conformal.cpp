// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/conformal.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

std::vector<std::size_t> imagesOfLabels(const Predictions& answers) {
  std::vector<std::size_t> images(answers.classes, 0);
  for (const auto label : answers.truth) ++images[label];
  return images;
}

// ceil((n + 1) confidence), in whole numbers.
std::size_t rankOf(std::size_t images, int confidence) { return ((images + 1) * static_cast<std::size_t>(confidence) + 99) / 100; }

const SetLevel* levelOf(const SetRule& rule, int confidence) {
  const auto found =
      std::find_if(rule.levels.begin(), rule.levels.end(), [&](const auto& level) { return level.confidence == confidence; });
  return found == rule.levels.end() ? nullptr : &*found;
}

}  // namespace

SetRule fitSets(const Predictions& answers, double temperature, int looks) {
  checkPredictions(answers);
  SetRule rule{looks, temperature, imagesOfLabels(answers), {}};
  const auto likely = probabilities(answers, temperature);
  std::vector<std::vector<double>> own(answers.classes);  // the probability that each image gives its true label
  for (std::size_t i = 0; i < answers.size(); ++i) own[answers.truth[i]].push_back(likely[i * answers.classes + answers.truth[i]]);
  for (auto& values : own) std::sort(values.begin(), values.end(), std::greater<>());
  for (const int confidence : kConfidences) {
    const bool enough =
        std::all_of(own.begin(), own.end(), [&](const auto& values) { return rankOf(values.size(), confidence) <= values.size(); });
    if (!enough) break;
    SetLevel level{confidence, {}, std::nullopt};
    for (const auto& values : own) level.leastProbability.push_back(values[rankOf(values.size(), confidence) - 1]);
    rule.levels.push_back(std::move(level));
  }
  return rule;
}

std::vector<std::size_t> setOf(std::span<const double> probabilities, const SetLevel& level) {
  std::vector<std::size_t> labels(probabilities.size());
  std::iota(labels.begin(), labels.end(), std::size_t{0});
  std::stable_sort(labels.begin(), labels.end(), [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
  labels.erase(std::remove_if(labels.begin() + 1, labels.end(),
                              [&](std::size_t label) { return probabilities[label] < level.leastProbability.at(label); }),
               labels.end());
  return labels;
}

int confidenceFor(const Bundle& bundle, int looks, int asked) {
  const auto& rules = bundle.model.sets;
  const auto* rule = setRule(rules, looks);
  if (looks > 1 && !rule) throw Error(ErrorCode::LooksUnavailable, "", toUtf8(bundle.path));
  if (asked == 0) return kDefaultConfidence;
  if (setLevel(rules, looks, asked)) return asked;
  std::string possible;
  for (const auto& level : rule ? rule->levels : std::vector<SetLevel>()) {
    possible += (possible.empty() ? "" : " or ") + std::to_string(level.confidence) + " %";
  }
  throw Error(ErrorCode::ConfidenceUnavailable,
              std::to_string(asked) + " % was asked for; possible: " + (possible.empty() ? "none" : possible), toUtf8(bundle.path));
}

SetRule fitSetsBeside(const Predictions& answers, const FoldImages& folds, std::size_t fold, int looks) {
  const auto others = selected(answers, imagesBeside(folds, fold));
  return fitSets(others, fitTemperature(others), looks);
}

void measureSets(SetRule& rule, const Predictions& answers, const FoldImages& folds) {
  for (auto& level : rule.levels) level.measured = SetCoverage{std::vector<std::size_t>(answers.classes, 0), 0, 0};
  for (std::size_t f = 0; f < folds.size(); ++f) {
    const auto beside = fitSetsBeside(answers, folds, f, rule.looks);
    const auto likely = probabilities(selected(answers, folds[f]), beside.temperature);
    for (auto& level : rule.levels) {
      const auto* thresholds = levelOf(beside, level.confidence);
      if (!thresholds) level.measured.reset();
      if (!level.measured) continue;
      auto& [covered, single, singleRight] = *level.measured;
      for (std::size_t i = 0; i < folds[f].size(); ++i) {
        const auto truth = answers.truth[folds[f][i]];
        const auto set = setOf({&likely[i * answers.classes], answers.classes}, *thresholds);
        const bool holds = std::find(set.begin(), set.end(), truth) != set.end();
        covered[truth] += holds ? 1 : 0;
        single += set.size() == 1 ? 1 : 0;
        singleRight += set.size() == 1 && holds ? 1 : 0;
      }
    }
  }
}

}  // namespace glenoid
