// SPDX-License-Identifier: GPL-3.0-or-later
// A radiograph as displayed, in the form of a picture file.
#pragma once

#include "core/imaging/radiograph.h"

namespace glenoid {

// One frame like an export of the display: grey, 8 bits, bright bone and metal, without VOI and overlays. Colour becomes luminance (ITU-R
// BT.601). `frame` counts from 0. Throws Error as checkFrame() does.
Radiograph displayedRadiograph(const Radiograph& radiograph, int frame = 0);

}  // namespace glenoid
