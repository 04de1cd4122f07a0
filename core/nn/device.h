// SPDX-License-Identifier: GPL-3.0-or-later
// Choice of the device that networks run on.
#pragma once

#include <string>
#include <vector>

#include <torch/types.h>

#include "core/base/fact.h"

namespace glenoid {

// "auto" takes CUDA, then MPS, then the CPU, and adds CudaUnusable to `facts` if it takes the CPU although a CUDA device is present.
// "cuda", "mps" and "cpu" choose that device only. Throws Error DeviceUnavailable if the named device is absent, and OptionInvalid for any
// other word.
torch::Device chooseDevice(const std::string& wish, std::vector<Fact>& facts);

}  // namespace glenoid
