// SPDX-License-Identifier: GPL-3.0-or-later
// The gate: is this a radiograph of the subject that the model learned, with an implant of the kind that it learned?
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/bundle/bundle.h"

namespace glenoid {

// A line through the features of core/doubt/gate_features: whatever is fitted on their projection is a line of the features themselves.
struct Gate {
  std::vector<float> weights;  // kGateFeatures
  double bias = 0;
  double threshold = 0;        // the least score that is let through
  std::string backboneSha256;  // of the features it was fitted on

  // The log odds that the picture is of the model's own kind. Throws Error Internal for another number of features.
  double score(std::span<const float> features) const;
};

// The gate of a bundle; none where the bundle has none (those of earlier versions). Throws Error ModelDamaged where it is not the one that
// model.json names, or is no gate; and as readSafetensors.
std::optional<Gate> readGate(const Bundle& bundle);

// Puts the gate beside the weights of the bundle, or into its one file, and its digest and `figures` (what fitting it found) into
// model.json, "doubt.gate". A gate that is there is replaced. Throws Error FileUnwritable.
Bundle withGate(Bundle bundle, const Gate& gate, const nlohmann::json& figures);

}  // namespace glenoid
