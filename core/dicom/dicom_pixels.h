// SPDX-License-Identifier: GPL-3.0-or-later
// The stored values of every frame in any supported encoding. Internal to the room.
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
  StoredPixels values;  // frames that were read x rows x columns x samples; masked to Bits Stored, sign-extended
  ColourSpace colourSpace = ColourSpace::Grey;
  bool lossy = false;   // the stream or the transfer syntax says so
  bool coarse = false;  // as Radiograph::coarse, of any frame
};

// Decodes all frames, or the first. Of several frames, those that cannot be read are left out, with a fact: those that are damaged, missing
// at the end or not of the size that the file states (or, if none has that size, not of the size of the first).
// `layout.framesRead` has the others. If the tags or the transfer syntax contradict the pixels, the pixels win: `layout` then gets their
// size or bits, and a fact. Changes attributes of the data set in memory. Throws Error UnsupportedEncoding, UnsupportedPixels, DamagedFile,
// TooLarge, if no frame can be read; or Cancelled.
DecodedPixels decodePixels(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token);

}  // namespace glenoid
