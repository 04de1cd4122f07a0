// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of finished runs, stored or newly computed, as lines of a table.
#pragma once

#include <filesystem>
#include <vector>

#include "core/comparison/comparison_table.h"
#include "core/runs/run_evaluation.h"

namespace glenoid {

// The stored answers of a run (test part), of a cross-validation or of a compared method (all folds so far): one line, and a second one if
// there was test-time augmentation. Logits are divided by the temperatures fitted there. If there is a folds.json, each gets a calibrated
// line as well, whose logits are divided by the temperature of the other folds. No network is loaded. Throws Error FileNotFound for a
// folder without answers, and as readPredictionTable() does.
std::vector<MethodAnswers> storedAnswers(const std::filesystem::path& folder);

// Lets the network of a run answer pictures of the cache; lines as above. Throws as evaluateRun() does.
std::vector<MethodAnswers> freshAnswers(const std::filesystem::path& runFolder, const PixelCache& cache,
                                        const RunEvaluationOptions& options, const CancelToken& token = {},
                                        const TrainingObserver& observer = {});

// The soft vote of these methods on the images that all have answered; for test parts, no method has seen these images in training. Throws
// Error DatasetTooSmall if there are none, and as onSameImages() does.
MethodAnswers voteOf(const std::vector<MethodAnswers>& members);

}  // namespace glenoid
