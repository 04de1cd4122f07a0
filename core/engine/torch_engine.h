// SPDX-License-Identifier: GPL-3.0-or-later
// The engine that computes with LibTorch, for the library that a program loads.
#pragma once

#include "core/engine/engine.h"

namespace glenoid {

// The same object at each call.
Engine& torchEngine();

}  // namespace glenoid
