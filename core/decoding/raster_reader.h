// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a PNG, JPEG, TIFF or BMP picture, 8 or 16 bits a sample, into a Radiograph.
#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

// Grey or RGB as stored: alpha is dropped, a palette is resolved, three channels that are equal up to a faint tint become one sample, the
// orientation mark of a camera or scanner (EXIF, TIFF) is applied as every viewer does, the first page of a TIFF is read. No window, no
// spacing (pHYs and its like say how to print a picture, not how large the patient is). Limits are checked from the header, before
// decoding. Throws Error: FileNotFound, FileUnreadable, UnknownFormat, UnsupportedEncoding, UnsupportedPixels, DamagedFile (also for a file
// that ends early), TooLarge, DecoderMemory; or Cancelled. May be called from several threads at once.
Radiograph readRaster(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token);

}  // namespace glenoid
