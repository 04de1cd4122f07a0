// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a run: their stored description, and the network that uses them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/nn/network.h"
#include "core/nn/safetensors.h"
#include "core/training/options.h"

namespace glenoid {

// Contents of best.safetensors, or of the checkpoint last.safetensors.
struct BestWeights {
  TensorFile file;
  std::vector<std::string> labels;
  TrainingOptions options;
};
// Throws Error ModelMismatch if the file was not written by a run.
BestWeights readBestWeights(const std::filesystem::path& file);

struct RunNetwork {
  std::shared_ptr<Network> network;  // with the best weights of the run
  TrainingOptions options;
};
// Throws Error DatasetMismatch if the run had other labels, and FileNotFound for an unfinished run.
RunNetwork loadRunNetwork(const std::filesystem::path& runFolder, const std::vector<std::string>& labels, torch::Device device);

}  // namespace glenoid
