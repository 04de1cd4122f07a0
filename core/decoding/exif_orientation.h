// SPDX-License-Identifier: GPL-3.0-or-later
// The orientation mark of a camera (EXIF 2.32, 4.6.4 A).
#pragma once

#include <cstddef>
#include <span>

namespace glenoid {

// `exif` starts with the header of a TIFF, as in a PNG's eXIf, or in a JPEG's APP1 after "Exif". 1 to 8; 1 (upright) if there is no valid
// mark.
int exifOrientation(std::span<const std::byte> exif);

}  // namespace glenoid
