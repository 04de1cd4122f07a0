// SPDX-License-Identifier: GPL-3.0-or-later
// A radiograph as a person sees it, as a picture file of its own.
#pragma once

#include "core/imaging/radiograph.h"

namespace glenoid {

// One frame as an export of the display would be: grey, 8 bits, bone and metal bright, without VOI and overlays. Colour becomes luminance
// (ITU-R BT.601). `frame` is 0-based; throws Error OptionInvalid for one that does not exist.
Radiograph displayedRadiograph(const Radiograph& radiograph, int frame = 0);

}  // namespace glenoid
