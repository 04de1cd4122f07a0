// SPDX-License-Identifier: GPL-3.0-or-later
// The folders of models on this computer, and the choice of a model.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/bundle/bundle.h"

namespace glenoid {

// The folder of $GLENOID_MODELS if set, the folder of the user's own models, then the folder installed with the program.
std::vector<std::filesystem::path> modelFolders();

// The folder of the user's own models, where imported models go; it may not exist yet. Empty if the system names no home folder.
std::filesystem::path userModelFolder();

// An installed model by name, or a bundle by path. Without a name or path, the default: the first folder whose manifest.json names a
// readable model, by name or path, decides; otherwise the first readable model. Throws Error ModelNotFound, or as readBundle() does.
Bundle findModel(const std::string& wish, const std::vector<std::filesystem::path>& folders = modelFolders());

}  // namespace glenoid
