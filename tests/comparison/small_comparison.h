// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison that finishes in seconds.
#pragma once

#include "core/comparison/comparison_options.h"
#include "tests/runs/small_run.h"

namespace glenoid {

inline ComparisonOptions smallComparison() {
  ComparisonOptions options;
  options.networks = {"custom-cnn"};
  options.baselines = {"majority", "knn-hog"};
  options.folds = 3;
  options.validationShare = 0.25;
  options.training = smallOptions();
  options.training.epochs = 2;
  options.training.optimizer.clipNorm = 1;  // on 32 pixels some networks end in maps of one pixel, with unbounded gradients
  return options;
}

}  // namespace glenoid
