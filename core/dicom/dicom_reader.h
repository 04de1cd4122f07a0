// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a DICOM image object into a Radiograph.
#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

// A file that violates the standard is read all the same if its meaning is beyond doubt; a fact says what was forgiven. Decodes
// native, encapsulated, deflated, RLE, JPEG, JPEG-LS, JPEG 2000 and HTJ2K pixels. Checks every limit in `options` before it decodes pixels.
// Throws Error: FileNotFound, FileUnreadable, UnknownFormat, NoImage and NotAnImageObject (naming the kind of object), UnsupportedEncoding
// (naming the codec), UnsupportedPixels, DamagedFile, TooLarge, DecoderMemory, DictionaryMissing; or Cancelled, checked once for each
// frame. Without ReadOptions::pixels any DICOM object can be read; only kind, modality, attributes and identity are filled. May be called
// from several threads at once.
Radiograph readDicom(const std::filesystem::path& path, const ReadOptions& options, const CancelToken& token);

}  // namespace glenoid
