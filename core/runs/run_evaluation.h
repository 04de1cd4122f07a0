// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the network of a finished run, on the run's test part or on other images.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/runs/training_run.h"

namespace glenoid {

struct RunEvaluationOptions {
  std::string device = "auto";
  bool testPartOnly = true;  // as measuredPositions()
  bool testTimeAugmentation = false;
};

// The positions in the cache of the test part of the run's split, or of every image. Throws Error DatasetMismatch if the split is of other
// images, or if "every image" includes one that the run learned from: its training and validation parts do not show how well it does on
// others.
std::vector<std::size_t> measuredPositions(const std::filesystem::path& runFolder, const PixelCache& cache, bool testPartOnly);

struct RunEvaluation {
  PartResult single;
  PartResult augmented;  // empty unless requested
};

// Uses the best weights of the run and the temperatures fitted there. Throws Error DatasetMismatch if the cache has other labels, and as
// measuredPositions(), FileNotFound for an unfinished run, and as chooseDevice() does; or Cancelled.
RunEvaluation evaluateRun(const std::filesystem::path& runFolder, const PixelCache& cache, const RunEvaluationOptions& options,
                          const CancelToken& token = {}, const TrainingObserver& observer = {});

}  // namespace glenoid
