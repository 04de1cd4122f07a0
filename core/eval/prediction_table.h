// SPDX-License-Identifier: GPL-3.0-or-later
// Stored predictions: the CSV path,sha256,label,logit:LABEL,... with one line a picture; read and joined without a network.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/dataset/index.h"
#include "core/eval/predictions.h"

namespace glenoid {

struct PredictionTable {
  std::vector<std::string> labels;
  std::vector<std::pair<std::string, std::string>> images;  // path and SHA-256
  Predictions predictions;
};

// The images as a data set has them, for folds and splits to find.
std::vector<Item> itemsOf(const PredictionTable& table);

// Nine significant digits, which give a float32 back exactly. Throws Error FileUnwritable.
void writePredictionTable(const std::filesystem::path& file, const PredictionTable& table);
// Throws Error as readTextFile, and FileInvalid naming the record that cannot be read.
PredictionTable readPredictionTable(const std::filesystem::path& file);

// The folds of a stored file (folds.json) that these images are in; a fold with none of them, which was not answered, is left out. None
// if that leaves fewer than two, with which nothing can be measured. Throws Error as readFolds.
std::vector<std::vector<std::size_t>> readFoldsOf(const std::filesystem::path& file, const PredictionTable& table);

// The tables cut down to the images that stand in all of them, in the order of the first: of the same content (SHA-256) and label,
// whatever their path. Throws Error ModelMismatch for other labels.
std::vector<PredictionTable> onSameImages(const std::vector<PredictionTable>& tables);

}  // namespace glenoid
