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
  std::string name;   // name of the method's folder
  std::string title;  // for display
  MethodKind kind = MethodKind::Baseline;
  std::string network, startWeights;  // for a network; an empty startWeights means random weights
  std::vector<std::string> members;   // for an ensemble or a fusion: names of network methods
};

// Networks first, those with start weights before those without; then the ensemble, the fusion and the baselines. A joint method uses the
// networks with start weights, if there are any.
std::vector<Method> methodsOf(const ComparisonOptions& options);

// {"name", "title", "kind", "members"}. Throw as nlohmann does, and Error CheckpointInvalid for an unknown kind.
nlohmann::ordered_json toJson(const Method& method);
Method methodFromJson(const nlohmann::json& json);

}  // namespace glenoid
