// SPDX-License-Identifier: GPL-3.0-or-later
// Where models lie on this computer, and which one is used unless another is asked for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/bundle/bundle.h"

namespace glenoid {

// The folder of $GLENOID_MODELS where set, the person's own models, then those installed with the program.
std::vector<std::filesystem::path> modelFolders();

// Where a person's own models lie, and imported ones go; it may not exist yet. Empty where the system names no home.
std::filesystem::path userModelFolder();

// An installed model by name, a bundle by path, or, for an empty wish, the default: the model that the first folder's manifest.json
// with one to be found names, by its name or its place, else the first readable one. Throws Error ModelNotFound, or what readBundle throws.
Bundle findModel(const std::string& wish, const std::vector<std::filesystem::path>& folders = modelFolders());

}  // namespace glenoid
