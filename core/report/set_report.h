// SPDX-License-Identifier: GPL-3.0-or-later
// The measured coverage of a model's sets, as a table for reading.
#pragma once

#include <string>

#include "core/bundle/model_description.h"

namespace glenoid {

// One line for each number of looks and each confidence: the share of images whose set contains the true label, for all images and for each
// label; the share of sets with one label, and of these the share of right ones; with Wilson's 95 % intervals. Then the calibration at the
// temperature of the other folds, if measured. Ends with a line end. If there are no sets, says so.
std::string setText(const ModelDescription& model);

}  // namespace glenoid
