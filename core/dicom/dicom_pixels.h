// SPDX-License-Identifier: GPL-3.0-or-later
// Stored values of every frame, whatever the encoding. Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/dicom/dicom_layout.h"
#include "core/dicom/dicom_object.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

struct DecodedPixels {
  StoredPixels values;  // frames x rows x columns x samples; masked to Bits Stored, sign-extended
  ColourSpace colourSpace = ColourSpace::Grey;
};

// Decodes all frames (or the first). `layout` takes over the size of the compressed stream, with a fact, if the tags contradict it.
// Writes to attributes of the data set in memory. Throws Error UnsupportedEncoding, UnsupportedPixels, DamagedFile, TooLarge; Cancelled.
DecodedPixels decodePixels(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token);

}  // namespace glenoid
