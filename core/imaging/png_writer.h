// SPDX-License-Identifier: GPL-3.0-or-later
// Writes pictures as PNG through libpng: OpenCV's writer costs 0.1 s of start-up in every program that links it.
#pragma once

#include <filesystem>

#include "core/imaging/render.h"

namespace glenoid {

// Grey or RGB, 8 bits. Atomic. Throws Error FileUnwritable.
void writePng(const std::filesystem::path& file, const Picture& picture);

}  // namespace glenoid
