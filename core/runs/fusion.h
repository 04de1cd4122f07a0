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
  PartResult validation, test;  // with the temperature fitted on the validation part
};

// The features are the spatial means of each network's last feature map, for pictures without augmentation; they are standardised and
// the head is fitted on the training part, its penalty and the temperature on the validation part. The runs must be finished and trained
// on this very split, so that no test picture has a say in anything: else Error CheckpointInvalid. Throws Error ModelMismatch for a run
// with other labels, OptionInvalid for no run, and as chooseDevice; or Cancelled.
Fusion fuseRuns(const std::vector<std::filesystem::path>& runs, const TrainingData& data, const std::string& device = "auto",
                const CancelToken& token = {}, const TrainingObserver& observer = {});

}  // namespace glenoid
