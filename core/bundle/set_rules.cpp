// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/set_rules.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/json_file.h"

namespace glenoid {
namespace {

constexpr std::int64_t kMostCounted = 1'000'000'000, kMostLooks = 1000;

Error wrong(const std::string& key) { return Error(ErrorCode::ModelMismatch, "model.json lacks a valid \"doubt.sets." + key + "\""); }

const nlohmann::json& member(const nlohmann::json& json, const char* key) {
  if (!json.is_object() || !json.contains(key)) throw wrong(key);
  return json[key];
}

std::size_t count(const nlohmann::json& json, const char* key, std::int64_t lowest = 0, std::int64_t highest = kMostCounted) {
  const auto value = wholeNumberIn(json, lowest, highest);
  if (!value) throw wrong(key);
  return static_cast<std::size_t>(*value);
}

double number(const nlohmann::json& json, const char* key, double lowest, double highest) {
  const auto value = numberIn(json, lowest, highest);
  if (!value) throw wrong(key);
  return *value;
}

// One value for each label, looked up by the label's name.
template <typename Read>
auto ofLabels(const nlohmann::json& parent, const char* key, const std::vector<std::string>& labels, const Read& read) {
  const auto& json = member(parent, key);
  std::vector<decltype(read(json))> values;
  for (const auto& label : labels) {
    if (!json.is_object() || !json.contains(label)) throw wrong(key + ("." + label));
    values.push_back(read(json[label]));
  }
  if (json.size() != labels.size()) throw wrong(key);
  return values;
}

template <typename Value>
nlohmann::json byLabel(const std::vector<Value>& values, const std::vector<std::string>& labels) {
  auto json = nlohmann::json::object();
  for (std::size_t i = 0; i < labels.size(); ++i) json[labels[i]] = values.at(i);
  return json;
}

SetLevel levelFrom(const nlohmann::json& json, const std::vector<std::string>& labels) {
  SetLevel level;
  level.confidence = static_cast<int>(count(member(json, "confidence"), "confidence", 1, 99));
  level.leastProbability =
      ofLabels(json, "leastProbability", labels, [](const nlohmann::json& value) { return number(value, "leastProbability", 0, 1); });
  if (!json.contains("measured")) return level;
  const auto& measured = json["measured"];
  level.measured.emplace();
  level.measured->covered = ofLabels(measured, "covered", labels, [](const nlohmann::json& value) { return count(value, "covered"); });
  level.measured->single = count(member(measured, "single"), "single");
  level.measured->singleRight = count(member(measured, "singleRight"), "singleRight");
  return level;
}

nlohmann::json toJson(const SetLevel& level, const std::vector<std::string>& labels) {
  nlohmann::json json{{"confidence", level.confidence}, {"leastProbability", byLabel(level.leastProbability, labels)}};
  if (level.measured) {
    const auto& [covered, single, singleRight] = *level.measured;
    json["measured"] = {{"covered", byLabel(covered, labels)}, {"single", single}, {"singleRight", singleRight}};
  }
  return json;
}

}  // namespace

const SetRule* setRule(const std::vector<SetRule>& rules, int looks) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const SetRule& rule) { return rule.looks == looks; });
  return found == rules.end() ? nullptr : &*found;
}

const SetLevel* setLevel(const std::vector<SetRule>& rules, int looks, int confidence) {
  const auto* rule = setRule(rules, looks);
  if (!rule) return nullptr;
  const auto& levels = rule->levels;
  const auto found = std::find_if(levels.begin(), levels.end(), [&](const SetLevel& level) { return level.confidence == confidence; });
  return found == levels.end() ? nullptr : &*found;
}

nlohmann::json toJson(const std::vector<SetRule>& rules, const std::vector<std::string>& labels) {
  auto json = nlohmann::json::array();
  for (const auto& rule : rules) {
    auto levels = nlohmann::json::array();
    for (const auto& level : rule.levels) levels.push_back(toJson(level, labels));
    json.push_back({{"looks", rule.looks},
                    {"temperature", rule.temperature},
                    {"images", byLabel(rule.images, labels)},
                    {"levels", std::move(levels)}});
  }
  return json;
}

std::vector<SetRule> setRulesFromJson(const nlohmann::json& json, const std::vector<std::string>& labels) {
  if (!json.is_array()) throw Error(ErrorCode::ModelMismatch, "doubt.sets: a list is expected");
  std::vector<SetRule> rules;
  for (const auto& entry : json) {
    auto& rule = rules.emplace_back();
    rule.looks = static_cast<int>(count(member(entry, "looks"), "looks", 1, kMostLooks));
    rule.temperature = number(member(entry, "temperature"), "temperature", kLowestTemperature, kHighestTemperature);
    rule.images = ofLabels(entry, "images", labels, [](const nlohmann::json& value) { return count(value, "images"); });
    const auto& levels = member(entry, "levels");
    if (!levels.is_array()) throw wrong("levels");
    for (const auto& level : levels) rule.levels.push_back(levelFrom(level, labels));
  }
  return rules;
}

}  // namespace glenoid
