// SPDX-License-Identifier: GPL-3.0-or-later
// The square that the user draws around the part to identify, and how it is moved and resized. Internal to the room.
#pragma once

#include <QPointF>

#include "core/imaging/network_input.h"
#include "ui/viewer/view_geometry.h"

namespace glenoid::ui {

// The square from a fixed corner towards a point, in whole pixels inside the picture. It is square on the screen even if pixels are not.
// May be empty.
Part squareTowards(QPointF corner, QPointF point, const PictureShape& shape);
// The part moved by `pixels`, but not beyond the edge of the picture.
Part movedBy(const Part& part, QPointF pixels, const PictureShape& shape);

// In picture coordinates.
QRectF rectOf(const Part& part);
bool isLargeEnough(const Part& part);

}  // namespace glenoid::ui
