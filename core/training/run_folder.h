// The files of a run: their names, and what is written into them.
#pragma once

#include <filesystem>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/nn/preprocessing.h"
#include "core/nn/safetensors.h"
#include "core/training/trainer.h"

namespace glenoid {

struct RunFolder {
  std::filesystem::path path;
  std::filesystem::path last() const { return path / "last.safetensors"; }
  std::filesystem::path best() const { return path / "best.safetensors"; }
};

// Throws Error as readTextFile, and DatasetInvalid for what is no JSON.
nlohmann::json readJson(const std::filesystem::path& file);
void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json);

// Throws Error CheckpointInvalid naming the first option, the device aside, in which the two runs differ.
void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options);

// What best.safetensors, or the checkpoint last.safetensors, says about itself.
struct BestWeights {
  TensorFile file;
  std::vector<std::string> labels;
  TrainingOptions options;
};
// Throws Error ModelMismatch for a file that no run wrote.
BestWeights readBestWeights(const std::filesystem::path& file);

NetworkOptions networkOptions(const TrainingOptions& options, std::size_t classes);
Preprocessing preprocessingOf(const TrainingOptions& options);

}  // namespace glenoid
