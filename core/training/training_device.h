// SPDX-License-Identifier: GPL-3.0-or-later
// The device of a training run.
#pragma once

#include <string>

#include "core/nn/device.h"
#include "core/training/observer.h"

namespace glenoid {

// As chooseDevice(); its facts go to the observer.
torch::Device chooseDevice(const std::string& wish, const TrainingObserver& observer);

}  // namespace glenoid
