// SPDX-License-Identifier: GPL-3.0-or-later
// What pretraining learns and what its features are probed on; without LibTorch.
#pragma once

#include <cstdint>

#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/dataset/task_labels.h"
#include "core/training/options.h"

namespace glenoid {

struct Pretraining {
  PretrainingOptions options;
  TaskLabels tasks;  // of the items of the cache; only read by PretrainingMethod::Labels
};

// Labelled pictures. The classifiers are fitted on the training part and measured on the validation part; the test part is never read.
struct ProbeData {
  const PixelCache& cache;
  const Split& split;
};

// Shares of right answers among the measured pictures.
struct ProbeRecord {
  std::int64_t epoch = 0;  // 0: before the first
  double neighbours = 0;   // the nearest pictures vote
  double linear = 0;       // logistic regression
};

}  // namespace glenoid
