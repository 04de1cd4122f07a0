// SPDX-License-Identifier: GPL-3.0-or-later
// A network for inference only.
#pragma once

#include <memory>

#include "core/nn/network.h"
#include "core/plan/plan_memory.h"

namespace glenoid {

// Gives the same answers and maps as `network`, faster on the CPU. Plans of its layers are made once for each input size (0.1 to 0.5 s),
// and the most recent ones are kept. `network` must not change while the frozen one is used. If gradients are enabled, `network` computes.
// On other devices and in other precisions than float32 this function returns `network` itself. Throws Error Internal for a network in
// training mode and, at the first input, for an operation that cannot be planned.
std::shared_ptr<Network> frozen(std::shared_ptr<Network> network);

// A frozen network like `network`, which frozen() returned, for another thread: both may compute at once. They share the weights and the
// layers read from the network; each has plans of its own. It gives the same bits with the same number of threads. The parameters must
// not require gradients, so that both only read the network below. Networks that never compute at once may share `memory`, as those of
// one thread do. Any thread. Throws Error Internal for a network that is not frozen.
std::shared_ptr<Network> anotherFrozen(const Network& network, const std::shared_ptr<PlanMemory>& memory);

}  // namespace glenoid
