// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/part_box.h"

#include <algorithm>
#include <cmath>

namespace glenoid::ui {

Part squareTowards(QPointF corner, QPointF point, const PictureShape& shape) {
  const int x = static_cast<int>(std::lround(std::clamp<double>(corner.x(), 0, shape.columns)));
  const int y = static_cast<int>(std::lround(std::clamp<double>(corner.y(), 0, shape.rows)));
  const double across = point.x() - x, down = (point.y() - y) * shape.pixelAspect;
  const int right = across < 0 ? x : shape.columns - x, below = down < 0 ? y : shape.rows - y;  // pixels left in that direction
  const double side = std::min({std::max(std::abs(across), std::abs(down)), double(right), below * shape.pixelAspect});
  const int width = static_cast<int>(std::lround(side)), height = std::min(below, static_cast<int>(std::lround(side / shape.pixelAspect)));
  return {across < 0 ? x - width : x, down < 0 ? y - height : y, width, height, PartOrigin::User};
}

Part movedBy(const Part& part, QPointF pixels, const PictureShape& shape) {
  const auto moved = [](int first, double by, int most) {
    return static_cast<int>(std::lround(std::clamp<double>(first + by, 0, std::max(0, most))));
  };
  return {moved(part.x, pixels.x(), shape.columns - part.width), moved(part.y, pixels.y(), shape.rows - part.height), part.width,
          part.height, PartOrigin::User};
}

QRectF rectOf(const Part& part) { return QRectF(part.x, part.y, part.width, part.height); }

bool isLargeEnough(const Part& part) { return std::min(part.width, part.height) >= kLeastPartSide; }

}  // namespace glenoid::ui
