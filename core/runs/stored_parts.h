// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of a method about the parts of a split, as files of its folder.
#pragma once

#include <filesystem>
#include <optional>

#include "core/runs/training_run.h"

namespace glenoid {

// FOLDER/validation.csv, test.csv, test-augmented.csv, and evaluation.json with "temperature" and "temperatureAugmented": what a training
// run writes, and what other methods write alike.
struct StoredParts {
  PartResult validation, test;
  PartResult testAugmented;  // empty where there was no test-time augmentation
};
// What evaluation.json keeps under `key`; empty where it has none. Throws Error as readTextFile, and FileInvalid for what is no temperature
// (0.01 to 100).
std::optional<double> storedTemperature(const std::filesystem::path& folder, const char* key);

// Nothing for a folder without evaluation.json, which is written last. Throws Error DatasetMismatch if the cache lacks a picture or has
// other labels, and as storedTemperature and readPredictionTable.
std::optional<StoredParts> readStoredParts(const std::filesystem::path& folder, const PixelCache& cache);
void writeStoredParts(const std::filesystem::path& folder, const StoredParts& parts, const PixelCache& cache);

}  // namespace glenoid
