// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a stopped run needs to continue, in one safetensors file, so that it is replaced as a whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <nlohmann/json.hpp>
#include <torch/types.h>

#include "core/nn/safetensors.h"

namespace glenoid {

struct Checkpoint {
  nlohmann::json state;                                                            // stored as text in the file's metadata
  std::map<std::string, torch::Tensor> network, average, optimizer, distillation;  // empty if not in use
  std::map<std::string, std::string> metadata;  // the same as in best.safetensors, in addition to the state
};

// Atomic. Throws Error FileUnwritable.
void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);
// Throws Error CheckpointInvalid if the file is damaged or not a checkpoint of this version.
Checkpoint readCheckpoint(const std::filesystem::path& file);
// Reads only the state and no tensor. Throws as readCheckpoint() does.
nlohmann::json readCheckpointState(const std::filesystem::path& file);

// The weights of a network by key from any safetensors file. From a checkpoint: the averaged weights if it has them, because predictions
// use those. Throws Error as readSafetensors() does.
TensorFile readAnyWeights(const std::filesystem::path& file);

}  // namespace glenoid
