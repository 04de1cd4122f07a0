// SPDX-License-Identifier: GPL-3.0-or-later
// A network for answers alone.
#pragma once

#include <memory>

#include "core/nn/network.h"

namespace glenoid {

// The same answers and maps as `network`'s, faster on the CPU: plans of its layers are made once for each size of input (0.1 to 0.5 s)
// and the last ones kept. `network` does not change while the frozen one is used; where gradients are on, it computes itself. On other
// devices, and in other precisions than float32, `network` itself is returned. Throws Error Internal for a network in training mode, and
// (at the first input) for an operation that cannot be planned.
std::shared_ptr<Network> frozen(std::shared_ptr<Network> network);

}  // namespace glenoid
