// SPDX-License-Identifier: GPL-3.0-or-later
// The methods of a comparison, in the order of its table.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/comparison/comparison_options.h"

namespace glenoid {

enum class MethodKind { Network, Ensemble, Fusion, Baseline };

struct Method {
  std::string name;   // of its folder
  std::string title;  // for a person
  MethodKind kind = MethodKind::Baseline;
  std::string network, startWeights;  // of a network; no file: random weights
  std::vector<std::string> members;   // of an ensemble or a fusion: names of network methods
};

// Networks first, those with start weights before those without; then the ensemble, the fusion and the baselines. Joined networks are
// those with start weights where there are such.
std::vector<Method> methodsOf(const ComparisonOptions& options);

// {"name", "title", "kind", "members"}; throw as nlohmann does, and Error CheckpointInvalid for a kind that is none.
nlohmann::ordered_json toJson(const Method& method);
Method methodFromJson(const nlohmann::json& json);

}  // namespace glenoid
