// SPDX-License-Identifier: GPL-3.0-or-later
// Expands a list of files and folders to files.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

namespace glenoid {

// Files stay; a folder is replaced by every file below it, sorted by path. Skips hidden files; follows links to files but not to folders. A
// path that does not exist, a link to itself and a folder that cannot be read stay in the list, so that their reader reports them. Other
// files are still listed.
std::vector<std::filesystem::path> filesUnder(std::span<const std::filesystem::path> paths);

}  // namespace glenoid
