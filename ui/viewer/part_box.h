// SPDX-License-Identifier: GPL-3.0-or-later
// The square a person draws round what is to be identified, and how it is moved and resized. Internal to the room.
#pragma once

#include <QPointF>

#include "core/imaging/network_input.h"
#include "ui/viewer/view_geometry.h"

namespace glenoid::ui {

// The square from a corner that stays towards a point, by the pixels' true shape, in whole pixels inside the picture. It may be empty.
Part squareTowards(QPointF corner, QPointF point, const PictureShape& shape);
// The part moved by so many pixels, as far as the picture goes.
Part movedBy(const Part& part, QPointF pixels, const PictureShape& shape);

// Picture coordinates.
QRectF rectOf(const Part& part);
bool isLargeEnough(const Part& part);

}  // namespace glenoid::ui
