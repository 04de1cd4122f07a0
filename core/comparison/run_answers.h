// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of finished runs, stored or made anew, as lines of a table.
#pragma once

#include <filesystem>
#include <vector>

#include "core/comparison/comparison_table.h"
#include "core/runs/run_evaluation.h"

namespace glenoid {

// What the folder of a run (test part), of a cross-validation or of a compared method (all folds so far) holds: one line, and a second one
// where there was test-time augmentation. Logits are divided by the temperatures that were fitted there. Where folds.json tells the folds,
// a calibrated line follows for each, whose logits are divided by the temperature of all other folds. No network is loaded. Throws Error
// FileNotFound for a folder without answers, and as readPredictionTable.
std::vector<MethodAnswers> storedAnswers(const std::filesystem::path& folder);

// The network of a run answers pictures of the cache; lines as above. Throws as evaluateRun.
std::vector<MethodAnswers> freshAnswers(const std::filesystem::path& runFolder, const PixelCache& cache,
                                        const RunEvaluationOptions& options, const CancelToken& token = {},
                                        const TrainingObserver& observer = {});

// The soft vote of these methods on the images that all have answered; for test parts these are images that none has seen. Throws Error
// DatasetTooSmall where there are none, and as onSameImages.
MethodAnswers voteOf(const std::vector<MethodAnswers>& members);

}  // namespace glenoid
