// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/shutter.h"

#include <QPolygonF>

namespace glenoid::ui {
namespace {

// Rows and columns start with 1 at the centre of the first pixel; picture coordinates start with 0 at its corner.
QPointF centreOf(const Shutter::Point& pixel) { return {pixel.column - 0.5, pixel.row - 0.5}; }

}  // namespace

std::optional<QPainterPath> shutterOpening(const Radiograph& radiograph) {
  if (!radiograph.shutter) return std::nullopt;
  const auto& shutter = *radiograph.shutter;
  std::optional<QPainterPath> opening;
  const auto keepInside = [&](const QPainterPath& shape) { opening = opening ? opening->intersected(shape) : shape; };
  if (const auto& rectangle = shutter.rectangle) {
    QPainterPath path;
    path.addRect(QRectF(QPointF(rectangle->left - 1, rectangle->upper - 1), QPointF(rectangle->right, rectangle->lower)));
    keepInside(path);
  }
  if (const auto& circle = shutter.circle) {
    QPainterPath path;
    path.addEllipse(centreOf(circle->centre), circle->radius, circle->radius / radiograph.pixelAspect);
    keepInside(path);
  }
  if (!shutter.polygon.empty()) {
    QPolygonF corners;
    for (const auto& corner : shutter.polygon) corners << centreOf(corner);
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    keepInside(path);
  }
  return opening;
}

}  // namespace glenoid::ui
