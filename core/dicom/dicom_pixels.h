// SPDX-License-Identifier: GPL-3.0-or-later
// The stored values of every frame in any supported encoding. Internal to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/dicom/dicom_layout.h"
#include "core/dicom/dicom_object.h"
#include "core/dicom/jpeg_codes.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

struct DecodedPixels {
  StoredPixels values;  // frames x rows x columns x samples; masked to Bits Stored, sign-extended
  int frames = 1;
  std::vector<FrameRange> unreadable;  // this and the next as in Radiograph
  int firstFrame = 0;
  ColourSpace colourSpace = ColourSpace::Grey;
  bool lossy = false;   // the stream or the transfer syntax says so
  bool coarse = false;  // as Radiograph::coarse, of any frame
  std::optional<CodeDamage> damage;
  bool damagedElsewhere = false;  // a damaged stream may be damaged anywhere: the decoder complained, too
};

// Decodes all frames, or only the first that can be read. Of several frames, some may be unreadable, with a fact: those that
// are damaged, missing at the end or not of the size that the file states (or, if none has that size, not of the size of the first). A
// frame keeps its number. If the tags or the transfer syntax contradict the pixels, the pixels win: `layout` then gets their
// size, bits or number of frames, and a fact. Changes attributes of the data set in memory. Throws Error UnsupportedEncoding,
// UnsupportedPixels, DamagedFile, TooLarge, if no frame can be read; or Cancelled.
DecodedPixels decodePixels(DicomObject& object, PixelLayout& layout, const ReadOptions& options, const CancelToken& token);

}  // namespace glenoid
