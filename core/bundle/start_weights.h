// SPDX-License-Identifier: GPL-3.0-or-later
// Start weights that come with the program: backbones that a training run may start from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glenoid {

struct StartWeights {
  std::filesystem::path path;  // the safetensors file
  std::string name;            // the file's name without its extension, e.g. "densenet121"
  std::string data;            // what they were trained on
  std::string licence;
  std::string sha256;  // of the file
};

// The entries of kind "start weights" in each folder's manifest.json, in its order. Skips a manifest that cannot be read, an entry that
// lacks a text and an entry whose file is missing.
std::vector<StartWeights> installedStartWeights(const std::vector<std::filesystem::path>& modelFolders);

}  // namespace glenoid
