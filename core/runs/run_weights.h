// SPDX-License-Identifier: GPL-3.0-or-later
// The weights a run left: what they say about themselves, and the network they make.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/nn/network.h"
#include "core/nn/safetensors.h"
#include "core/training/options.h"

namespace glenoid {

// What best.safetensors, or the checkpoint last.safetensors, says about itself.
struct BestWeights {
  TensorFile file;
  std::vector<std::string> labels;
  TrainingOptions options;
};
// Throws Error ModelMismatch for a file that no run wrote.
BestWeights readBestWeights(const std::filesystem::path& file);

struct RunNetwork {
  std::shared_ptr<Network> network;  // with the best weights of the run
  TrainingOptions options;
};
// Throws Error ModelMismatch where the run had other labels, FileNotFound for an unfinished run.
RunNetwork loadRunNetwork(const std::filesystem::path& runFolder, const std::vector<std::string>& labels, torch::Device device);

}  // namespace glenoid
