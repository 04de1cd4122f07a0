// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the network of a finished run, on its own test part or on other images.
#pragma once

#include <filesystem>
#include <string>

#include "core/training/trainer.h"

namespace glenoid {

struct RunEvaluationOptions {
  std::string device = "auto";
  bool testPartOnly = true;  // the test part of the run's split, in the cache it was made from; else every image of the cache
  bool testTimeAugmentation = false;
};

struct RunEvaluation {
  PartResult single;
  PartResult augmented;  // empty unless asked for
};

// With the best weights of the run and the temperatures fitted there. Throws Error DatasetMismatch where the cache has other labels
// or the split is of other images, FileNotFound for an unfinished run, and as chooseDevice; or Cancelled.
RunEvaluation evaluateRun(const std::filesystem::path& runFolder, const PixelCache& cache, const RunEvaluationOptions& options,
                          const CancelToken& token = {}, const TrainingObserver& observer = {});

}  // namespace glenoid
