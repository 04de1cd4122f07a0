// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that a person names on the command line.
#pragma once

#include <filesystem>
#include <vector>

#include "core/decoding/decoder.h"
#include "core/inference/file_list.h"

namespace glenoid::cli {

// As listFiles() lists them, until the program is interrupted. Shows progress on standard error, and tells there what was left out.
// Throws Error FolderEmpty if no picture is left.
std::vector<std::filesystem::path> listedFiles(const std::vector<std::filesystem::path>& inputs, Decoder& decoder,
                                               const ListOptions& options);

}  // namespace glenoid::cli
