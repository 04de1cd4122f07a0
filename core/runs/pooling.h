// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the predictions of several folds.
#pragma once

#include <vector>

#include "core/runs/training_run.h"

namespace glenoid {

// The images of all parts in the order of the cache. Logits are divided by the temperature of their part, so the temperature of the whole
// is 1. Throws Error Internal if an image is in two parts.
PartResult poolParts(const std::vector<PartResult>& parts, const std::vector<std::string>& labels);

}  // namespace glenoid
