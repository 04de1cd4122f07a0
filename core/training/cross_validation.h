// Stratified k-fold: every image is predicted exactly once by a network that never saw it.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/training/trainer.h"

namespace glenoid {

struct CrossValidationObserver {
  std::function<void(std::size_t fold, std::size_t folds)> foldStarts;  // from 0
  std::function<void(std::size_t fold, const TrainingResult&)> foldEnds;
  TrainingObserver training;
};

struct CrossValidationResult {
  // All images in the order of the cache; each fold's logits are divided by the temperature of its inner validation part.
  PartResult pooled;
  PartResult pooledAugmented;                      // empty unless TrainingOptions::testTimeAugmentation
  std::vector<double> foldAccuracies;              // of single predictions
  double meanAccuracy = 0, accuracyDeviation = 0;  // over the folds, sample standard deviation
};

// Trains fold by fold in runFolder/fold-01, ...: of the other folds a stratified `validationShare` serves early stopping and temperature.
// Finished folds are not trained again, a stopped one goes on. Writes folds.json, predictions.csv, predictions-augmented.csv and
// crossval.json. Throws as train(), and CheckpointInvalid where the folder holds other folds.
CrossValidationResult crossValidate(const TrainingOptions& options, const PixelCache& cache, const Folds& folds, double validationShare,
                                    const std::filesystem::path& runFolder, const CancelToken& token = {},
                                    const CrossValidationObserver& observer = {});

// One fold of it (from 0) in its folder: for several processes that share the work, before crossValidate() pools what they made.
TrainingResult trainFold(const TrainingOptions& options, const PixelCache& cache, const Folds& folds, double validationShare,
                         std::size_t fold, const std::filesystem::path& runFolder, const CancelToken& token = {},
                         const TrainingObserver& observer = {});

}  // namespace glenoid
