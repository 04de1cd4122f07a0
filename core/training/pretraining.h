// SPDX-License-Identifier: GPL-3.0-or-later
// What pretraining learns and what its features are probed on; without LibTorch.
#pragma once

#include <cstddef>
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

// What the probe measures if no folds are stored: one of ten folds is set aside as the test part, and of the others a part as large as
// `crossval` takes for validation is measured.
inline constexpr std::size_t kProbeFolds = 10;
inline constexpr std::uint64_t kProbeSeed = 1;  // of the verb data
inline constexpr double kProbeMeasuredShare = 1.0 / 9;

// Shares of right answers among the measured pictures.
struct ProbeRecord {
  std::int64_t epoch = 0;  // 0: before the first
  double neighbours = 0;   // the nearest pictures vote
  double linear = 0;       // logistic regression
};

}  // namespace glenoid
