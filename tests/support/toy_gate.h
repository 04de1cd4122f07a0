// SPDX-License-Identifier: GPL-3.0-or-later
// A gate that lets every picture through, or none.
#pragma once

#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/doubt/gate.h"
#include "core/doubt/gate_features.h"

namespace glenoid::test {

// The bundle with a gate that has a margin of 1, or -1, for every picture.
inline Bundle withToyGate(Bundle bundle, bool accepts) {
  const Gate gate{std::vector<float>(kGateFeatures), accepts ? 1.0 : -1.0, 0, sha256OfFile(installedBackbone())};
  return withGate(std::move(bundle), gate, nlohmann::json::object());
}

}  // namespace glenoid::test
