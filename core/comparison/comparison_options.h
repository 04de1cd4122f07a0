// SPDX-License-Identifier: GPL-3.0-or-later
// What is compared with what, and how: shared by the window, the terminal and JSON files.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/training/options.h"

namespace glenoid {

struct ComparisonOptions {
  std::vector<std::string> networks;                // of networkNames()
  std::map<std::string, std::string> startWeights;  // network -> safetensors file: it is compared with and without them
  std::vector<std::string> baselines;               // of baselineNames()
  std::vector<std::string> fusion;                  // networks whose features are joined; empty: no fusion
  bool ensemble = false;                            // soft vote of all networks
  std::size_t folds = 10;                           // [2, 1000]
  std::vector<std::size_t> onlyFolds;               // from 1; empty: all
  std::string foldFile;                             // stored folds instead of drawn ones
  std::uint64_t splitSeed = 1;                      // of drawn folds and of the baselines, up to 2^53
  double validationShare = 1.0 / 9;                 // of the other folds, (0, 1)
  TrainingOptions training;                         // of every network; its architecture and start weights are not used
  bool operator==(const ComparisonOptions&) const = default;
};

// Every network and baseline, nothing joined.
ComparisonOptions wholeComparison();

nlohmann::ordered_json toJson(const ComparisonOptions& options);
// Absent keys keep the value of `ComparisonOptions{}`. Throws Error OptionInvalid naming the key that is unknown, of another type or out
// of range, the name that is no network or baseline, or the joined network that is not compared.
ComparisonOptions comparisonOptionsFromJson(const nlohmann::json& json);
// Throws as comparisonOptionsFromJson.
void checkOptions(const ComparisonOptions& options);

}  // namespace glenoid
