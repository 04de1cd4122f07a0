// SPDX-License-Identifier: GPL-3.0-or-later
// Training options to begin with.
#pragma once

#include <string>
#include <vector>

#include "core/training/options.h"

namespace glenoid {

// The published study: DenseNet-121 with squeeze-and-excitation at 180 px, its first layers frozen, SGD for 100 epochs. What it does not
// state (rate, momentum, the range of each variation) has our defaults.
TrainingOptions originalMethod();
// A small network on small pictures, without start weights: shows in minutes on a processor that everything works.
TrainingOptions quickTrial();
// How the shipped model was trained (models/densenet121-se/model.json), on whatever device there is.
TrainingOptions bestRecipe();

struct TrainingPreset {
  std::string name;
  std::string explanation;   // one sentence without a full stop
  std::string startWeights;  // StartWeights::name; empty: random weights
  TrainingOptions options;   // startWeights is empty: where the file lies differs between computers
};
std::vector<TrainingPreset> trainingPresets();

}  // namespace glenoid
