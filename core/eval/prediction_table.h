// Stored predictions: the CSV path,sha256,label,logit:LABEL,... with one line a picture; read and joined without a network.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/eval/predictions.h"

namespace glenoid {

struct PredictionTable {
  std::vector<std::string> labels;
  std::vector<std::pair<std::string, std::string>> images;  // path and SHA-256
  Predictions predictions;
};

// Nine significant digits, which give a float32 back exactly. Throws Error FileUnwritable.
void writePredictionTable(const std::filesystem::path& file, const PredictionTable& table);
// Throws Error as readTextFile, and DatasetInvalid naming the record that cannot be read.
PredictionTable readPredictionTable(const std::filesystem::path& file);

// Both tables' answers about the images that stand in both, in the order of the first. Throws Error ModelMismatch for other labels and
// DatasetInvalid for an image that has two labels.
std::pair<Predictions, Predictions> onSameImages(const PredictionTable& first, const PredictionTable& second);

}  // namespace glenoid
