// SPDX-License-Identifier: GPL-3.0-or-later
// The network that training options describe, and the preprocessing of its pictures.
#pragma once

#include <cstddef>

#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/training/options.h"

namespace glenoid {

NetworkOptions networkOptions(const TrainingOptions& options, std::size_t classes);
Preprocessing preprocessingOf(const TrainingOptions& options);

}  // namespace glenoid
