// SPDX-License-Identifier: GPL-3.0-or-later
// What a model's sets rest on: how probable each label must be to stay in question, and what was measured with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace glenoid {

// Out of fold: each image by thresholds that its own fold had no say in.
struct SetCoverage {
  std::vector<std::size_t> covered;         // of each label: images whose set holds it
  std::size_t single = 0, singleRight = 0;  // images whose set is one label; the true one
  bool operator==(const SetCoverage&) const = default;
};

struct SetLevel {
  int confidence = 0;                    // percent: of the images of each label at least so many have it in their set
  std::vector<double> leastProbability;  // of each label: one that is less probable is not in the set
  std::optional<SetCoverage> measured;   // none if there were no folds to measure with
  bool operator==(const SetLevel&) const = default;
};

// For answers that are the mean of `looks` looks, with this temperature.
struct SetRule {
  int looks = 1;
  double temperature = 1;
  std::vector<std::size_t> images;  // of each label, that the thresholds come from
  std::vector<SetLevel> levels;     // the least confident first
  bool operator==(const SetRule&) const = default;
};

// Null if the model was not measured with as many looks.
const SetRule* setRule(const std::vector<SetRule>& rules, int looks);
// Null if the model has no set for as many looks with this confidence.
const SetLevel* setLevel(const std::vector<SetRule>& rules, int looks, int confidence);

// [{"looks", "temperature", "images": {LABEL: n}, "levels": [{"confidence", "leastProbability": {LABEL: p}, "measured": {"covered":
// {LABEL: n}, "single", "singleRight"}}]}]. Reading throws Error ModelMismatch naming the key that is missing or wrong.
nlohmann::json toJson(const std::vector<SetRule>& rules, const std::vector<std::string>& labels);
std::vector<SetRule> setRulesFromJson(const nlohmann::json& json, const std::vector<std::string>& labels);

}  // namespace glenoid
