// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a PNG, JPEG, TIFF or BMP picture with 8 or 16 bits per sample into a Radiograph.
#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

// Grey or RGB as stored. Alpha is dropped, a palette is resolved, and three channels that are equal apart from a faint tint, or that show a
// film on a coloured base, become one sample. The orientation of a camera or scanner (EXIF, TIFF) is applied as viewers do. Only the first
// page of a TIFF is read. Missing pixels are marked (see markMissing()). There is no window and no spacing (pHYs and similar fields give
// the size of a print, not of the patient). Limits are checked from the header, before decoding. Throws Error: FileNotFound,
// FileUnreadable, UnknownFormat, UnsupportedEncoding, UnsupportedPixels, DamagedFile (also if no pixel is left), TooLarge, DecoderMemory;
// or Cancelled. May be called from several threads at once.
Radiograph readRaster(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token);

}  // namespace glenoid
