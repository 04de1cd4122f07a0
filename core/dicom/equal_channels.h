// SPDX-License-Identifier: GPL-3.0-or-later
// Grey pictures that are stored in colour. Internal to the room.
#pragma once

#include "core/imaging/radiograph.h"

namespace glenoid {

// If the three samples of every pixel are equal, or no pixel has chroma, keeps one sample of each pixel and adds a fact. `lossy`
// compression rounds chroma, so small differences do not count then. Here and below, frames that cannot be read do not count.
void mergeEqualChannels(Radiograph& radiograph, bool lossy);

// If the palette gives every pixel three equal colours, replaces the pixels by these, as 16-bit grey, drops the palette and adds a fact.
// The radiograph must have a palette.
void resolveGreyPalette(Radiograph& radiograph);

}  // namespace glenoid
