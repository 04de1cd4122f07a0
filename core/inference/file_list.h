// SPDX-License-Identifier: GPL-3.0-or-later
// Which files a list of files and folders stands for.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

namespace glenoid {

// Files as given, folders replaced by every file under them (not hidden ones; links to files are followed, to folders not), sorted
// within each folder. A path that does not exist, a link to itself, and a folder that cannot be read stay in the list, so that their reader
// says so; what lies beside them is listed all the same.
std::vector<std::filesystem::path> filesUnder(std::span<const std::filesystem::path> paths);

}  // namespace glenoid
