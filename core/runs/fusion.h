// SPDX-License-Identifier: GPL-3.0-or-later
// Several trained networks as one classifier: a linear head on their joined features ("integrating" in the original study).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/nn/linear_head.h"
#include "core/runs/training_run.h"

namespace glenoid {

struct Fusion {
  LinearHead head;
  PartResult validation, test;  // at the temperature fitted on the validation part
};

// The features are the spatial means of each network's last feature map, for pictures without augmentation. The training part standardises
// them and fits the head; the validation part chooses the penalty and the temperature. The runs must be finished and trained on exactly
// this split, so that no test picture influences anything; otherwise throws Error CheckpointInvalid. Throws Error DatasetMismatch for a run
// with other labels, OptionInvalid for no run, and as chooseDevice() does; or Cancelled.
Fusion fuseRuns(const std::vector<std::filesystem::path>& runs, const TrainingData& data, const std::string& device = "auto",
                const CancelToken& token = {}, const TrainingObserver& observer = {});

}  // namespace glenoid
