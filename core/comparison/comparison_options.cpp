// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/comparison_options.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/baselines/baselines.h"

namespace glenoid {
namespace {

constexpr std::uint64_t kLargestSeed = std::uint64_t{1} << 53;

void require(bool condition, const std::string& why) {
  if (!condition) throw Error(ErrorCode::OptionInvalid, why);
}

void requireNames(const char* key, const std::vector<std::string>& names, const std::vector<std::string>& known) {
  std::set<std::string> seen;
  for (const auto& name : names) {
    require(std::find(known.begin(), known.end(), name) != known.end(), std::string(key) + ": there is no \"" + name + "\"");
    require(seen.insert(name).second, std::string(key) + ": \"" + name + "\" occurs twice");
  }
}

}  // namespace

ComparisonOptions wholeComparison() {
  ComparisonOptions options;
  options.networks = networkNames();
  options.baselines = baselineNames();
  return options;
}

void checkOptions(const ComparisonOptions& options) {
  requireNames("networks", options.networks, networkNames());
  requireNames("baselines", options.baselines, baselineNames());
  requireNames("fusion", options.fusion, options.networks);
  for (const auto& [network, file] : options.startWeights) requireNames("startWeights", {network}, options.networks);
  require(!options.networks.empty() || !options.baselines.empty(), "networks, baselines: there is nothing to compare");
  require(!options.ensemble || options.networks.size() > 1, "ensemble: at least two networks are needed");
  require(options.folds >= 2 && options.folds <= 1000, "folds: from 2 to 1000 is allowed");
  for (const auto fold : options.onlyFolds) {
    require(fold >= 1 && (fold <= options.folds || !options.foldFile.empty()), "onlyFolds: there is no fold " + std::to_string(fold));
  }
  require(options.splitSeed <= kLargestSeed, "splitSeed: up to 2^53 is allowed");
  require(options.validationShare > 0 && options.validationShare < 1, "validationShare: above 0 to below 1 is allowed");
  checkOptions(options.training);
}

nlohmann::ordered_json toJson(const ComparisonOptions& options) {
  return {{"networks", options.networks},        {"startWeights", options.startWeights},
          {"baselines", options.baselines},      {"fusion", options.fusion},
          {"ensemble", options.ensemble},        {"folds", options.folds},
          {"onlyFolds", options.onlyFolds},      {"foldFile", options.foldFile},
          {"splitSeed", options.splitSeed},      {"validationShare", options.validationShare},
          {"training", toJson(options.training)}};
}

ComparisonOptions comparisonOptionsFromJson(const nlohmann::json& json) {
  require(json.is_object(), "the options: an object is expected");
  ComparisonOptions options;
  std::set<std::string> known;
  const auto read = [&](const char* key, auto& value) {
    known.insert(key);
    try {
      if (!json.contains(key)) return;
      json.at(key).get_to(value);
      // get_to() truncates 2.5 to 2 and turns -1 into a very large number.
      require(nlohmann::json(value) == json.at(key), std::string(key) + ": a whole number from 0 is expected");
    } catch (const nlohmann::json::exception&) {
      throw Error(ErrorCode::OptionInvalid, std::string(key) + ": a value of another type is expected");
    }
  };
  read("networks", options.networks);
  read("startWeights", options.startWeights);
  read("baselines", options.baselines);
  read("fusion", options.fusion);
  read("ensemble", options.ensemble);
  read("folds", options.folds);
  read("onlyFolds", options.onlyFolds);
  read("foldFile", options.foldFile);
  read("splitSeed", options.splitSeed);
  read("validationShare", options.validationShare);
  known.insert("training");
  if (json.contains("training")) options.training = trainingOptionsFromJson(json.at("training"));
  for (const auto& [key, value] : json.items()) require(known.contains(key), key + ": there is no such option");
  checkOptions(options);
  return options;
}

}  // namespace glenoid
