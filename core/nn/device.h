// SPDX-License-Identifier: GPL-3.0-or-later
// Where networks run.
#pragma once

#include <string>
#include <vector>

#include <torch/types.h>

#include "core/base/fact.h"

namespace glenoid {

// "auto" takes CUDA, then MPS, then the CPU, and adds to `facts` what it fell back from; "cuda", "mps" and "cpu" are taken at their word.
// Throws Error DeviceUnavailable where the named device is absent, OptionInvalid for another word.
torch::Device chooseDevice(const std::string& wish, std::vector<Fact>& facts);

}  // namespace glenoid
