// SPDX-License-Identifier: GPL-3.0-or-later
// Where a dialog stands that asks about a line on the picture. Internal to the room.
#pragma once

#include <optional>

#include <QLineF>
#include <QPoint>
#include <QRect>

namespace glenoid::ui {

// The upper left corner of a window that covers nothing of the line: its usual place, or one beside the line, or in a corner of the room,
// which it does not leave. Empty if there is none. All in the same coordinates.
std::optional<QPoint> placeBeside(const QLineF& line, const QRect& usual, const QRect& room);

}  // namespace glenoid::ui
