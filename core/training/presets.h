// SPDX-License-Identifier: GPL-3.0-or-later
// Ready-made sets of training options.
#pragma once

#include <string>
#include <vector>

#include "core/training/options.h"

namespace glenoid {

// The published study: DenseNet-121 with squeeze-and-excitation at 180 px, first layers frozen, SGD for 100 epochs. Values that the study
// does not state (rate, momentum, ranges of the augmentation) are our defaults.
TrainingOptions originalMethod();
// A small network on small pictures without start weights: shows within minutes on a processor that everything works.
TrainingOptions quickTrial();
// The recipe of the shipped model (models/densenet121-se/model.json), for any device.
TrainingOptions bestRecipe();

struct TrainingPreset {
  std::string name;
  std::string explanation;   // one sentence without a full stop
  std::string startWeights;  // StartWeights::name; empty: random weights
  TrainingOptions options;   // startWeights is empty, because the file's path differs between computers
};
std::vector<TrainingPreset> trainingPresets();

}  // namespace glenoid
