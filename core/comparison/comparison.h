// SPDX-License-Identifier: GPL-3.0-or-later
// Compares methods on the same stored folds: networks, their ensemble and fusion, and baselines.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"
#include "core/comparison/comparison_options.h"
#include "core/comparison/comparison_table.h"
#include "core/dataset/split.h"
#include "core/runs/training_run.h"

namespace glenoid {

// Called from the working thread. Each function may be empty.
struct ComparisonObserver {
  std::function<void(const Folds&)> folds;                                 // before anything is computed
  std::function<void(const std::string& title, std::size_t fold)> starts;  // fold from 1; not called for stored answers
  std::function<void(const std::string& title, std::size_t fold, const Evaluation&)> ends;
  std::function<void(const ComparisonTable&)> table;  // after each fold
  TrainingObserver training;                          // `accepted` is called once for the whole comparison, before the first method
};

// Runs all methods fold by fold. FOLDER/folds.json holds the folds, FOLDER/METHOD/fold-01 the answers of a method (a run folder for a
// network), FOLDER/METHOD/predictions.csv and predictions-augmented.csv its answers over the folds so far. Stored answers are not computed
// again, and methods of earlier calls stay in the table, so a comparison can grow. A network that diverges or is too large for the device
// is left out of that fold with a fact, and so are the methods that need it (METHOD/fold-01/left-out.json gives the reason); the next call
// tries again. A network that needs a larger input than training.inputSize gets its smallest input, with a fact. Throws as train() does,
// and Error OptionInvalid, or CheckpointInvalid if the folder holds other folds, options or another data set; then nothing in the folder
// has changed.
ComparisonTable compareMethods(const ComparisonOptions& options, const PixelCache& cache, const FolderLock& folder,
                               const CancelToken& token = {}, const ComparisonObserver& observer = {});

// The table of the stored answers of a comparison, of all folds so far; nothing is computed anew. Writes METHOD/predictions.csv and
// predictions-augmented.csv. Throws Error as readFolds() and readStoredParts() do, and CheckpointInvalid for a damaged list of methods.
ComparisonTable storedComparison(const PixelCache& cache, const FolderLock& folder);

}  // namespace glenoid
