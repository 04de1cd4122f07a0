// SPDX-License-Identifier: GPL-3.0-or-later
// What a model's sets were measured to hold, as a table for reading.
#pragma once

#include <string>

#include "core/bundle/model_description.h"

namespace glenoid {

// One line for each number of looks and confidence: the share of images whose set holds the true label, of all and of each label, the share
// of sets that are one label, and of these the right ones; with Wilson's 95 % intervals. Then, if it was measured, the calibration with the
// temperature of the other folds. Ends in a line end; says so if there are no sets.
std::string setText(const ModelDescription& model);

}  // namespace glenoid
