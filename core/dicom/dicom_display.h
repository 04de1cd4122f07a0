// SPDX-License-Identifier: GPL-3.0-or-later
// How the file wants its stored values displayed: modality transform, VOIs, padding, polarity, palette, overlays, shutter. Internal to the
// room.
#pragma once

#include "core/dicom/dicom_layout.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Fills modalityTransform, vois, padding, inverted, palette, overlays and shutter of a radiograph after its pixels were read. Adds facts
// for absurd values that were left out. Throws as readPalette() does.
void readDisplay(DcmItem& dataset, const PixelLayout& layout, Radiograph& radiograph);

}  // namespace glenoid
