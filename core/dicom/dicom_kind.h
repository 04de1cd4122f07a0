// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of DICOM file lies there, as its first bytes say.
#pragma once

#include <filesystem>

namespace glenoid {

// By its content: a DICOM file whose media storage SOP class is the directory's (PS3.10 8.6). False if it cannot be read.
bool isDicomDir(const std::filesystem::path& file);

}  // namespace glenoid
