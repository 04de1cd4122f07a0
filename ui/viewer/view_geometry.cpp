// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/view_geometry.h"

#include <algorithm>

namespace glenoid::ui {
namespace {

QPointF turnedClockwise(QPointF direction, int quarters) {
  for (int i = 0; i < quarters; ++i) direction = {-direction.y(), direction.x()};
  return direction;
}

}  // namespace

// With R a clockwise quarter and F the flip left to right, F R = R^-1 F; the flip top to bottom is R R F.
Orientation Orientation::turned(int clockwiseQuarters) const { return {((quarterTurns + clockwiseQuarters) % 4 + 4) % 4, mirrored}; }
Orientation Orientation::flippedHorizontally() const { return {(4 - quarterTurns) % 4, !mirrored}; }
Orientation Orientation::flippedVertically() const { return {(6 - quarterTurns) % 4, !mirrored}; }

QPointF Orientation::onScreen(QPointF direction) const {
  if (mirrored) direction.setX(-direction.x());
  return turnedClockwise(direction, quarterTurns);
}

QPointF Orientation::inPicture(QPointF screenDirection) const {
  auto direction = turnedClockwise(screenDirection, (4 - quarterTurns) % 4);
  if (mirrored) direction.setX(-direction.x());
  return direction;
}

// A line that leads through a rectangle crosses one of its diagonals.
bool crosses(const QLineF& line, const QRectF& area) {
  const QLineF falling(area.topLeft(), area.bottomRight()), rising(area.bottomLeft(), area.topRight());
  return area.contains(line.p1()) || area.contains(line.p2()) || line.intersects(falling) == QLineF::BoundedIntersection ||
         line.intersects(rising) == QLineF::BoundedIntersection;
}

ViewGeometry::ViewGeometry(const PictureShape& shape, const Orientation& orientation, double zoom, QPointF centre, QSizeF canvas)
    : shape_(shape), zoom_(zoom) {
  const auto alongRow = orientation.onScreen({zoom, 0}), down = orientation.onScreen({0, zoom * shape.pixelAspect});
  const QPointF origin = QPointF(canvas.width() / 2, canvas.height() / 2) - alongRow * centre.x() - down * centre.y();
  toCanvas_ = QTransform(alongRow.x(), alongRow.y(), down.x(), down.y(), origin.x(), origin.y());
  toPicture_ = toCanvas_.inverted();
}

Viewport ViewGeometry::viewport(double scale, int width, int height) const {
  const auto& t = toPicture_;
  return {t.dx(), t.dy(), t.m11() / scale, t.m12() / scale, t.m21() / scale, t.m22() / scale, width, height};
}

double ViewGeometry::fittingZoom(const PictureShape& shape, const Orientation& orientation, QSizeF canvas) {
  const double width = std::max(1, shape.columns), height = std::max(1, shape.rows) * shape.pixelAspect;
  const bool upright = orientation.quarterTurns % 2 == 0;
  return std::min(canvas.width() / (upright ? width : height), canvas.height() / (upright ? height : width));
}

}  // namespace glenoid::ui
