// SPDX-License-Identifier: GPL-3.0-or-later
// A picture in the shape that it has on screen, for files that cannot say that their pixels are not square.
#pragma once

#include "core/imaging/render.h"

namespace glenoid {

// `pixelAspect`: height of a pixel over its width. Stretches the shorter side of the pixels, or shrinks the longer one if the picture would
// become very large. A picture of square pixels stays as it is.
Picture inSquarePixels(Picture picture, double pixelAspect);

}  // namespace glenoid
