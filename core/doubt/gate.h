// SPDX-License-Identifier: GPL-3.0-or-later
// The gate decides whether a picture is a radiograph of the subject that the model learned, with an implant of a kind that it learned.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/bundle/bundle.h"

namespace glenoid {

// A linear function of the features of core/doubt/gate_features. A linear function of their projection is also linear in the features.
struct Gate {
  std::vector<float> weights;  // kGateFeatures
  double bias = 0;
  double threshold = 0;        // the least score that passes
  std::string backboneSha256;  // of the backbone whose features it was fitted on

  // The log odds that the picture is of the model's kind. Throws Error Internal for another number of features.
  double score(std::span<const float> features) const;
};

// The gate of a bundle; empty for bundles of earlier versions, which have none. Throws Error ModelDamaged if it is not the gate that
// model.json names or not a valid gate, and as readSafetensors() does.
std::optional<Gate> readGate(const Bundle& bundle);

// Writes the gate next to the weights of the bundle, or into its one file, and its digest and `figures` (the results of fitting) into
// model.json, "doubt.gate". Replaces an existing gate. Throws Error FileUnwritable.
Bundle withGate(Bundle bundle, const Gate& gate, const nlohmann::json& figures);

}  // namespace glenoid
