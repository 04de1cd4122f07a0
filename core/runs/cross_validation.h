// SPDX-License-Identifier: GPL-3.0-or-later
// Stratified k-fold: every image is predicted exactly once by a network that never saw it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/runs/training_run.h"

namespace glenoid {

struct CrossValidationObserver {
  std::function<void(std::size_t fold, std::size_t folds)> foldStarts;  // from 0
  std::function<void(std::size_t fold, const TrainingResult&)> foldEnds;
  TrainingObserver training;  // accepted: of the whole, before the first fold
};

struct FoldPlan {
  const Folds& folds;
  double validationShare = 1.0 / 9;  // of the other folds, stratified: for early stopping and temperature
  std::vector<std::size_t> only;     // from 0; empty: all
};

struct CrossValidationResult {
  // Images of the folds that were asked for, in the order of the cache; each fold's logits are divided by the temperature of its inner
  // validation part.
  PartResult pooled;
  PartResult pooledAugmented;                      // empty unless TrainingOptions::testTimeAugmentation
  std::vector<double> foldAccuracies;              // of single predictions
  double meanAccuracy = 0, accuracyDeviation = 0;  // over the folds, sample standard deviation
};

// Trains fold by fold in RUN/fold-01, ... Finished folds are not trained again, a stopped one goes on. Writes folds.json, predictions.csv,
// predictions-augmented.csv and crossval.json. Throws as train(), OptionInvalid for a fold that is not there, and CheckpointInvalid where
// the folder holds other folds; nothing in it has changed then.
CrossValidationResult crossValidate(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, const FolderLock& run,
                                    const CancelToken& token = {}, const CrossValidationObserver& observer = {});

// Whether crossValidate() would accept this; throws as it does, and changes nothing.
void requireAcceptable(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan,
                       const std::filesystem::path& runFolder);

// One fold of it (from 0) in its folder: for several processes that share the work, before crossValidate() pools what they made.
TrainingResult trainFold(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, std::size_t fold,
                         const std::filesystem::path& runFolder, const CancelToken& token = {}, const TrainingObserver& observer = {});

// "fold-01" for fold 0.
std::string foldName(std::size_t fold);
// Throws Error CheckpointInvalid where the file holds others.
void requireSameFolds(const std::filesystem::path& file, const Folds& folds, const std::vector<Item>& items);

}  // namespace glenoid
