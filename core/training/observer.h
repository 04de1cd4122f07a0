// SPDX-License-Identifier: GPL-3.0-or-later
// The data of a training run, and the callbacks for its progress.
#pragma once

#include <functional>

#include "core/base/fact.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/training/epoch_record.h"

namespace glenoid {

struct Pretraining;

struct TrainingData {
  const PixelCache& cache;
  const Split& split;                        // the test and validation parts may be empty
  const Pretraining* pretraining = nullptr;  // what is learned instead of the labels of the cache; null: the labels
};

// Called from the training thread. Each function may be empty.
struct TrainingObserver {
  std::function<void(const EpochRecord&)> epoch;
  ProgressCallback progress;  // images of the current epoch. The run pauses until it returns; no figure includes this time
  std::function<void(const Fact&)> fact;
  // Called once, after options, data and folder were found valid and before anything in the folder changes.
  std::function<void()> accepted = {};
  // After the first batch of an epoch, then at most four times a second: the figures wait for the device.
  std::function<void(const BatchRecord&)> batch = {};
};

}  // namespace glenoid
