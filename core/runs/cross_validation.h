// SPDX-License-Identifier: GPL-3.0-or-later
// Stratified k-fold cross-validation: every image is predicted exactly once, by a network that never saw it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/runs/fold_name.h"
#include "core/runs/training_run.h"

namespace glenoid {

struct CrossValidationObserver {
  std::function<void(std::size_t fold, std::size_t folds)> foldStarts;  // from 0
  std::function<void(std::size_t fold, const TrainingResult&)> foldEnds;
  TrainingObserver training;  // `accepted` is called once for the whole cross-validation, before the first fold
};

struct FoldPlan {
  const Folds& folds;
  double validationShare = 1.0 / 9;  // share of the other folds, stratified; for early stopping and temperature
  std::vector<std::size_t> only;     // from 0; empty: all
};

struct CrossValidationResult {
  // Images of the requested folds, in the order of the cache. The logits of each fold are divided by the temperature of its inner
  // validation part.
  PartResult pooled;
  PartResult pooledAugmented;                      // empty unless TrainingOptions::testTimeAugmentation
  std::vector<double> foldAccuracies;              // for predictions from one look
  double meanAccuracy = 0, accuracyDeviation = 0;  // over the folds; sample standard deviation
};

// Trains fold by fold in RUN/fold-01, ... Finished folds are skipped; a stopped fold continues. Writes folds.json, predictions.csv,
// predictions-augmented.csv and crossval.json. Throws as train() does, OptionInvalid for a fold that does not exist, and CheckpointInvalid
// if the folder holds other folds; then nothing in the folder has changed.
CrossValidationResult crossValidate(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, const FolderLock& run,
                                    const CancelToken& token = {}, const CrossValidationObserver& observer = {});

// The pooled result of these finished folds (from 0) of the run folder, without a network. Writes predictions.csv,
// predictions-augmented.csv and crossval.json. Throws Error FileNotFound if a fold is not finished, and as readStoredParts() does.
CrossValidationResult poolFolds(const TrainingOptions& options, const PixelCache& cache, const std::vector<std::size_t>& folds,
                                const std::filesystem::path& runFolder);

// Whether crossValidate() would accept this request. Throws as crossValidate() does, and changes nothing.
void requireAcceptable(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan,
                       const std::filesystem::path& runFolder);

// Trains one fold (from 0) in its folder. Lets several processes share the work before crossValidate() pools their results.
TrainingResult trainFold(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, std::size_t fold,
                         const std::filesystem::path& runFolder, const CancelToken& token = {}, const TrainingObserver& observer = {});

// Throws Error CheckpointInvalid if the file holds other folds.
void requireSameFolds(const std::filesystem::path& file, const Folds& folds, const std::vector<Item>& items);

}  // namespace glenoid
