// SPDX-License-Identifier: GPL-3.0-or-later
// The folders of models on this computer, and the choice of a model.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/bundle/bundle.h"

namespace glenoid {

// The folder of $GLENOID_MODELS if set, the folder of the person's own models, then the folder installed with the program.
std::vector<std::filesystem::path> modelFolders();

// The folder of the person's own models, where imported models go; it may not exist yet. Empty if the system names no home folder.
std::filesystem::path userModelFolder();

// An installed model by name, a bundle by path, or, for an empty wish, the default: the model that the first folder's manifest.json
// with one to be found names, by its name or its place, else the first readable one. Throws Error ModelNotFound, or what readBundle throws.
Bundle findModel(const std::string& wish, const std::vector<std::filesystem::path>& folders = modelFolders());

}  // namespace glenoid
