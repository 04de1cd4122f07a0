// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a run by name, and whether a run may continue in its folder.
#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/training/options.h"

namespace glenoid {

struct RunFolder {
  std::filesystem::path path;
  std::filesystem::path last() const { return path / "last.safetensors"; }
  std::filesystem::path best() const { return path / "best.safetensors"; }
  std::filesystem::path pretraining() const { return path / "pretraining.json"; }  // only of a pretraining run
};

// Throws Error CheckpointInvalid that names the first option in which the two runs differ. Ignores options that do not affect learning: the
// device, the interval between checkpoints, and the probes and the precision of the start weights of pretraining.
void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options);
void requireSameOptions(const nlohmann::json& stored, const PretrainingOptions& options);

// Checks whether a run with these options and this split (RunDigests::split) may continue from the folder's checkpoint. A folder without a
// checkpoint may always be used. Reads no tensor. Throws Error CheckpointInvalid if the run may not continue or the file is not a
// checkpoint.
void requireResumable(const RunFolder& folder, const TrainingOptions& options, const std::string& splitDigest);

}  // namespace glenoid
