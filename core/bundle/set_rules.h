// SPDX-License-Identifier: GPL-3.0-or-later
// The rules behind a model's sets of labels: how probable each label must be to be in the set, and the coverage measured with that.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace glenoid {

// The range of a temperature that a model may store.
inline constexpr double kLowestTemperature = 0.01, kHighestTemperature = 100;

// Measured out of fold: thresholds for an image come from the other folds.
struct SetCoverage {
  std::vector<std::size_t> covered;         // of each label: images whose set contains the true label
  std::size_t single = 0, singleRight = 0;  // images whose set has one label; those of them for which it is the true one
  bool operator==(const SetCoverage&) const = default;
};

struct SetLevel {
  int confidence = 0;                    // percent: at least this share of the images of each label has the label in its set
  std::vector<double> leastProbability;  // of each label: a less probable label is not in the set
  std::optional<SetCoverage> measured;   // empty if there were no folds to measure with
  bool operator==(const SetLevel&) const = default;
};

// For answers that are the mean of `looks` looks, with this temperature.
struct SetRule {
  int looks = 1;
  double temperature = 1;
  std::vector<std::size_t> images;  // of each label: the number of images behind the thresholds
  std::vector<SetLevel> levels;     // in order of rising confidence
  bool operator==(const SetRule&) const = default;
};

// Null if the model was not measured with this number of looks.
const SetRule* setRule(const std::vector<SetRule>& rules, int looks);
// Null if the model has no set for this number of looks at this confidence.
const SetLevel* setLevel(const std::vector<SetRule>& rules, int looks, int confidence);

// [{"looks", "temperature", "images": {LABEL: n}, "levels": [{"confidence", "leastProbability": {LABEL: p}, "measured": {"covered": {LABEL:
// n}, "single", "singleRight"}}]}]. Reading throws Error ModelMismatch that names the missing or wrong key.
nlohmann::json toJson(const std::vector<SetRule>& rules, const std::vector<std::string>& labels);
std::vector<SetRule> setRulesFromJson(const nlohmann::json& json, const std::vector<std::string>& labels);

}  // namespace glenoid
