// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own models: copies them into one folder, sets the default there, and removes them again.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/set_aside.h"
#include "core/bundle/bundle.h"

namespace glenoid {

// Copies the bundle at `source` (a folder or a ".glenoid" file) into `folder` under the model's name, once `check` has let it pass
// (checkBundle() in core/bundle/bundle_weights.h). If another model has that name, a number is added. If the same weights and text are
// there already, as a folder or as a file and under any name, that copy is returned. The copy is written under another name and renamed:
// after a crash no half copy has the final name, and the next installation removes the leftovers. Returns the installed bundle. Throws
// Error as readBundle() and `check` do, FileUnwritable, or FolderBusy while another installation runs.
Bundle installBundle(const std::filesystem::path& source, const std::filesystem::path& folder,
                     const std::function<void(const Bundle&)>& check);

// Removes a bundle from `folder`; as long as the result lives, it can be put back. Throws Error ModelNotFound if it is not directly in the
// folder, and FileUnwritable if it cannot be removed.
std::unique_ptr<SetAside> removeInstalled(const std::filesystem::path& bundle, const std::filesystem::path& folder);

// Writes the bundle's path under "default" in `folder`'s manifest.json and keeps the other keys. findModel({}) then returns this bundle.
// Throws Error FileUnwritable, and as readBundle() does.
void setDefaultModel(const std::filesystem::path& folder, const std::filesystem::path& bundle);

}  // namespace glenoid
