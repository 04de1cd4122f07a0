// SPDX-License-Identifier: GPL-3.0-or-later
// The options of a comparison: shared by the window, the terminal and JSON files.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/training/options.h"

namespace glenoid {

struct ComparisonOptions {
  std::vector<std::string> networks;  // of networkNames()
  std::map<std::string, std::string>
      startWeights;                    // network -> safetensors file; such a network is compared with and without these weights
  std::vector<std::string> baselines;  // of baselineNames()
  std::vector<std::string> fusion;     // networks with joined features; empty: no fusion
  bool ensemble = false;               // soft vote of all networks
  std::size_t folds = 10;              // [2, 1000]
  std::vector<std::size_t> onlyFolds;  // from 1; empty: all
  std::string foldFile;                // stored folds to use instead of drawn ones
  std::uint64_t splitSeed = 1;         // for drawn folds and the baselines, up to 2^53
  double validationShare = 1.0 / 9;    // share of the other folds, (0, 1)
  TrainingOptions training;            // for every network; architecture and start weights are ignored
  bool operator==(const ComparisonOptions&) const = default;
};

// Every network and baseline, without ensemble and fusion.
ComparisonOptions wholeComparison();

nlohmann::ordered_json toJson(const ComparisonOptions& options);
// A missing key keeps its value from `ComparisonOptions{}`. Throws Error OptionInvalid that names a key that is unknown, of another type or
// out of range, a name that is not a network or baseline, or a joined network that is not compared.
ComparisonOptions comparisonOptionsFromJson(const nlohmann::json& json);
// Throws as comparisonOptionsFromJson() does.
void checkOptions(const ComparisonOptions& options);

}  // namespace glenoid
