// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/beside_line.h"

#include <algorithm>

#include "ui/viewer/view_geometry.h"

namespace glenoid::ui {

std::optional<QPoint> placeBeside(const QLineF& line, const QRect& usual, const QRect& room) {
  constexpr int kGap = 24;  // logical pixels
  const int width = usual.width(), height = usual.height();
  const int right = room.left() + room.width() - width, bottom = room.top() + room.height() - height;
  if (right < room.left() || bottom < room.top()) return std::nullopt;
  const auto box = QRectF(line.p1(), line.p2()).normalized().toAlignedRect().adjusted(-kGap, -kGap, kGap, kGap);
  const QPoint middle = box.center() - QPoint(width / 2, height / 2);
  const QPoint places[] = {usual.topLeft(),
                           {box.left() + box.width(), middle.y()},
                           {box.left() - width, middle.y()},
                           {middle.x(), box.top() + box.height()},
                           {middle.x(), box.top() - height},
                           room.topLeft(),
                           {right, room.top()},
                           {room.left(), bottom},
                           {right, bottom}};
  for (const auto& place : places) {
    const QPoint inside(std::clamp(place.x(), room.left(), right), std::clamp(place.y(), room.top(), bottom));
    if (!crosses(line, QRectF(inside, usual.size()).adjusted(1 - kGap, 1 - kGap, kGap - 1, kGap - 1))) return inside;
  }
  return std::nullopt;
}

}  // namespace glenoid::ui
