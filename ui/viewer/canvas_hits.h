// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under a point of the canvas: measurements and the part. Points are in canvas coordinates. Internal to the room.
#pragma once

#include <cstddef>
#include <optional>

#include <QPointF>

#include "ui/viewer/view_state.h"

namespace glenoid::ui {

struct MeasurementHandle {
  std::size_t measurement, point;
};

// The topmost end or corner of a measurement.
std::optional<MeasurementHandle> handleAt(const ViewState& state, QPointF at);
// The topmost measurement with a line there.
std::optional<std::size_t> measurementAt(const ViewState& state, QPointF at);
// Whether every side of a measurement is long enough on the screen to be meant.
bool isLongEnough(const ViewState& state, const Measurement& measurement);
// If a corner of the part is there, the opposite corner in picture coordinates.
std::optional<QPointF> partCornerOpposite(const ViewState& state, QPointF at);
bool isInPart(const ViewState& state, QPointF at);

}  // namespace glenoid::ui
