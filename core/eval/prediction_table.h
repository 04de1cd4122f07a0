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
// Throws Error as readTextFile, and FileInvalid naming the record that cannot be read.
PredictionTable readPredictionTable(const std::filesystem::path& file);

// The tables cut down to the images that stand in all of them, in the order of the first: of the same content (SHA-256) and label,
// whatever their path. Throws Error ModelMismatch for other labels.
std::vector<PredictionTable> onSameImages(const std::vector<PredictionTable>& tables);

}  // namespace glenoid
