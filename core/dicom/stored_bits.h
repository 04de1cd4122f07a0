// SPDX-License-Identifier: GPL-3.0-or-later
// One rule for native and compressed pixels: which bits of a cell are the stored value. Internal to the room.
#pragma once

#include "core/dicom/dicom_layout.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// The cells that the pixels came in.
struct Cells {
  int width = 16;         // bits: those allocated, or the precision of a compressed stream
  bool isStream = false;  // compressed by a codec that knows the precision
  bool isLossy = false;   // so that values may overshoot their range
};

// Turns cells, each in the lowest `width` bits, into stored values in place: taken from Bits Stored below High Bit, sign extended. If a
// stream shows that it already lost the lower bits, or if the picture is smoother with the bits above High Bit than without them, the tags
// are wrong: then `layout` gets the bits that are used, with a fact.
void settleBits(StoredPixels& pixels, PixelLayout& layout, const Cells& cells);

}  // namespace glenoid
