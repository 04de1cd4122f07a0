// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own models: copied into one folder, the default named there, and removed again.
#pragma once

#include <filesystem>

#include "core/bundle/bundle.h"

namespace glenoid {

// Copies the bundle at `source` (a folder or a ".glenoid" file) into `folder`, under the model's name, after its weights were checked; of
// the same name and other weights under the name with a number. One with the same weights and text that stands there already is taken as
// it is. Written beside its place and renamed: a crash leaves no half of it, and what it left goes with the next installation. Returns the
// installed bundle. Throws Error as readBundle and verifyBundle, FileUnwritable, or FolderBusy while another installs.
Bundle installBundle(const std::filesystem::path& source, const std::filesystem::path& folder);

// Takes a bundle out of `folder`. Throws Error ModelNotFound where it does not lie directly in it, FileUnwritable where it stays.
void removeInstalled(const std::filesystem::path& bundle, const std::filesystem::path& folder);

// Writes the bundle's place under "default" of `folder`'s manifest.json, which keeps its other keys; findModel({}) then gives it.
// Throws Error FileUnwritable, and what readBundle throws.
void setDefaultModel(const std::filesystem::path& folder, const std::filesystem::path& bundle);

}  // namespace glenoid
