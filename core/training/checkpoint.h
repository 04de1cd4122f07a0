// SPDX-License-Identifier: GPL-3.0-or-later
// What a stopped run needs to go on: one safetensors file, so that it is replaced whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <nlohmann/json.hpp>
#include <torch/types.h>

#include "core/nn/safetensors.h"

namespace glenoid {

struct Checkpoint {
  nlohmann::json state;                                                            // kept as text in the file's metadata
  std::map<std::string, torch::Tensor> network, average, optimizer, distillation;  // those not in use are empty
  std::map<std::string, std::string> metadata;                                     // beside the state, as of best.safetensors
};

// Atomic. Throws Error FileUnwritable.
void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);
// Throws Error CheckpointInvalid where the file is damaged or no checkpoint of this version.
Checkpoint readCheckpoint(const std::filesystem::path& file);
// Its state alone; no tensor is read. Throws as readCheckpoint.
nlohmann::json readCheckpointState(const std::filesystem::path& file);

// A network's weights by key from any safetensors file; of a checkpoint those that answer: the average, where it holds one.
// Throws Error as readSafetensors.
TensorFile readAnyWeights(const std::filesystem::path& file);

}  // namespace glenoid
