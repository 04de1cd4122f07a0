// SPDX-License-Identifier: GPL-3.0-or-later
// A method's predictions for the parts of a split, stored as files in its folder.
#pragma once

#include <filesystem>
#include <optional>

#include "core/runs/training_run.h"

namespace glenoid {

// FOLDER/validation.csv, test.csv, test-augmented.csv, and evaluation.json with "temperature" and "temperatureAugmented". Training runs and
// other methods write the same files.
struct StoredParts {
  PartResult validation, test;
  PartResult testAugmented;  // empty without test-time augmentation
};
// The value of `key` in evaluation.json; empty if missing. Throws Error as readTextFile() does, and FileInvalid if the value is not a
// temperature (0.01 to 100).
std::optional<double> storedTemperature(const std::filesystem::path& folder, const char* key);

// Empty for a folder without evaluation.json, which is written last. Throws Error DatasetMismatch if the cache lacks a picture or has other
// labels, and as storedTemperature() and readPredictionTable() do.
std::optional<StoredParts> readStoredParts(const std::filesystem::path& folder, const PixelCache& cache);
void writeStoredParts(const std::filesystem::path& folder, const StoredParts& parts, const PixelCache& cache);

}  // namespace glenoid
