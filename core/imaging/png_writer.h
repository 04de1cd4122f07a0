// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as PNG files, through libpng: OpenCV's writer costs 0.1 s of start-up for every program that links it.
#pragma once

#include <filesystem>

#include "core/imaging/render.h"

namespace glenoid {

// Grey or RGB, 8 bits; the file appears whole or not at all. Throws Error FileUnwritable.
void writePng(const std::filesystem::path& file, const Picture& picture);

}  // namespace glenoid
