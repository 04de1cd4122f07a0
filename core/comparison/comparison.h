// SPDX-License-Identifier: GPL-3.0-or-later
// Every method on the same stored folds: networks, their ensemble and fusion, and baselines.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"
#include "core/comparison/comparison_options.h"
#include "core/comparison/comparison_table.h"
#include "core/runs/training_run.h"

namespace glenoid {

// Called from the working thread; each may be empty.
struct ComparisonObserver {
  std::function<void(const std::string& title, std::size_t fold)> starts;  // fold from 1; not for what is already stored
  std::function<void(const std::string& title, std::size_t fold, const Evaluation&)> ends;
  std::function<void(const ComparisonTable&)> table;  // after each fold
  TrainingObserver training;                          // accepted: of the whole, before the first method
};

// Goes fold by fold through the methods. FOLDER/folds.json holds the folds, FOLDER/METHOD/fold-01 what a method answered (a run folder for
// a network), FOLDER/METHOD/predictions.csv and predictions-augmented.csv its answers over the folds so far. What is stored is not made
// again, and methods of earlier calls stay in the table: a comparison grows. A network that diverges or is too large for the device is left
// out of that fold with a fact, and so is what needs it (METHOD/fold-01/left-out.json says why); the next call tries it again. A network
// whose smallest input is larger than training.inputSize gets its smallest, with a fact.
// Throws as train(), and Error OptionInvalid, or CheckpointInvalid where the folder holds other folds, options or another data set; nothing
// in it has changed then.
ComparisonTable compareMethods(const ComparisonOptions& options, const PixelCache& cache, const FolderLock& folder,
                               const CancelToken& token = {}, const ComparisonObserver& observer = {});

}  // namespace glenoid
