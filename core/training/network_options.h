// SPDX-License-Identifier: GPL-3.0-or-later
// The network that options of training ask for, and what its pictures become before it sees them.
#pragma once

#include <cstddef>

#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/training/options.h"

namespace glenoid {

NetworkOptions networkOptions(const TrainingOptions& options, std::size_t classes);
Preprocessing preprocessingOf(const TrainingOptions& options);

}  // namespace glenoid
