// SPDX-License-Identifier: GPL-3.0-or-later
// One rule for native and compressed pixels: which bits of a cell are the stored value. Internal to the room.
#pragma once

#include "core/dicom/dicom_layout.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// The cells in which the pixels are stored.
struct Cells {
  int width = 16;         // in bits: Bits Allocated, or the precision of a compressed stream
  bool isStream = false;  // compressed by a codec that knows the precision
  bool isLossy = false;   // then values may slightly exceed their range
};

// Turns cells, each in the lowest `width` bits, into stored values in place: the Bits Stored bits that end at High Bit, sign extended. The
// tags are wrong if a stream has already dropped the bits below the value, or if the picture is smoother with the bits above High Bit than
// without them. Then `layout` gets the bits that are used, and a fact.
void settleBits(StoredPixels& pixels, PixelLayout& layout, const Cells& cells);

}  // namespace glenoid
