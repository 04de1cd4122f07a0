// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of several folds as one.
#pragma once

#include <vector>

#include "core/runs/training_run.h"

namespace glenoid {

// The images of all parts in the order of the cache; logits are divided by the temperature of their part, so that the whole has 1.
// Throws Error Internal where an image stands in two parts.
PartResult poolParts(const std::vector<PartResult>& parts, const std::vector<std::string>& labels);

}  // namespace glenoid
