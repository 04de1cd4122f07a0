// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a run, by name, and whether a run may go on in its folder.
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
};

// Throws Error CheckpointInvalid naming the first option in which the two runs differ, but for those that change nothing of what is
// learned: the device, and how often a checkpoint is written.
void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options);

// Whether a run of these options and of this split (RunDigests::split) may go on from the folder's checkpoint; a folder without one is
// free. Reads no tensor. Throws Error CheckpointInvalid where it may not, or where the file is no checkpoint.
void requireResumable(const RunFolder& folder, const TrainingOptions& options, const std::string& splitDigest);

}  // namespace glenoid
