// SPDX-License-Identifier: GPL-3.0-or-later
// Stored pixels as a NumPy array file (format version 1.0).
#pragma once

#include <filesystem>

#include "core/imaging/radiograph.h"

namespace glenoid {

// Writes an array of shape (frames, rows, columns, samples) in C order, little-endian, of the stored type (uint8, uint16 or int16).
// Frames that cannot be read are zeros. Throws Error FileUnwritable.
void writeNpy(const std::filesystem::path& file, const Radiograph& radiograph);

}  // namespace glenoid
