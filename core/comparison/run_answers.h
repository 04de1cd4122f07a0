// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of the networks of finished runs, newly computed, as lines of a table.
#pragma once

#include <filesystem>
#include <vector>

#include "core/comparison/stored_answers.h"
#include "core/runs/run_evaluation.h"

namespace glenoid {

// Lets the network of a run answer pictures of the cache; lines as from storedAnswers(). Throws as evaluateRun() does.
std::vector<MethodAnswers> freshAnswers(const std::filesystem::path& runFolder, const PixelCache& cache,
                                        const RunEvaluationOptions& options, const CancelToken& token = {},
                                        const TrainingObserver& observer = {});

}  // namespace glenoid
