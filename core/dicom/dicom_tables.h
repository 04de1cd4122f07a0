// SPDX-License-Identifier: GPL-3.0-or-later
// Lookup tables in DICOM's form: modality and VOI LUTs, palettes. Internal to the room.
#pragma once

#include <optional>

#include "core/dicom/dicom_object.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// LUT Descriptor and LUT Data of one item of a Modality or VOI LUT Sequence; empty if the item has no usable table. `signedInput` says
// whether the input values may be negative (PS3.3 C.11.1.1.1).
std::optional<LookupTable> readLookupTable(DcmItem& dataset, DcmItem& item, bool signedInput);

// The palette of a PALETTE COLOR image, plain or segmented (PS3.3 C.7.9). Throws Error DamagedFile, and UnsupportedPixels for a segmented
// palette of 8-bit entries.
Palette readPalette(DcmItem& dataset, bool signedInput);

}  // namespace glenoid
