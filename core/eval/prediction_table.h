// SPDX-License-Identifier: GPL-3.0-or-later
// Stored predictions: a CSV path,sha256,label,logit:LABEL,... with one line for each picture, read and joined without a network.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/dataset/index.h"
#include "core/dataset/pixel_cache.h"
#include "core/eval/predictions.h"

namespace glenoid {

struct PredictionTable {
  std::vector<std::string> labels;
  std::vector<std::pair<std::string, std::string>> images;  // path and SHA-256
  Predictions predictions;
};

// The images as items of a data set, so that folds and splits can find them.
std::vector<Item> itemsOf(const PredictionTable& table);

// Nine significant digits, which restore a float32 exactly. Throws Error FileUnwritable.
void writePredictionTable(const std::filesystem::path& file, const PredictionTable& table);
// The same for these pictures of a cache.
void writePredictions(const std::filesystem::path& file, const Predictions& predictions, const PixelCache& cache,
                      const std::vector<std::size_t>& positions);
// Throws Error as readTextFile() does, and FileInvalid that names the record at fault.
PredictionTable readPredictionTable(const std::filesystem::path& file);

// The folds of a stored file (folds.json) that these images are in. A fold without any of them was not answered and is left out. Empty if
// fewer than two folds remain, because nothing can be measured then. Throws Error as readFolds() does.
std::vector<std::vector<std::size_t>> readFoldsOf(const std::filesystem::path& file, const PredictionTable& table);

// The tables reduced to the images that occur in all of them, in the order of the first. Images match by content (SHA-256) and label, not
// by path. Throws Error DatasetMismatch if the labels differ.
std::vector<PredictionTable> onSameImages(const std::vector<PredictionTable>& tables);

}  // namespace glenoid
