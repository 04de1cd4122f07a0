// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/mark_labels.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "ui/viewer/view_geometry.h"

namespace glenoid::ui {

MarkLabels::MarkLabels(QSizeF canvas, std::vector<QRectF> taken, std::vector<QLineF> lines)
    : canvas_(canvas), taken_(std::move(taken)), lines_(std::move(lines)) {}

MarkLabels::Place MarkLabels::place(const std::vector<QRectF>& wished) {
  const auto take = [&](const QRectF& area, bool isBeside) { return Place{taken_.emplace_back(area), isBeside}; };
  for (const auto& each : wished) {
    const auto area = inside(each);
    if (isFree(area) && !crossesLine(area)) return take(area, true);
  }
  auto found = nearest(wished.at(0), wished.at(1), false);
  if (!found) found = nearest(wished[0], wished[1], true);
  return take(found.value_or(inside(wished[0])), false);
}

// Searches squares around both places, of lines of text. A label never moves across its own mark.
std::optional<QRectF> MarkLabels::nearest(const QRectF& wished, const QRectF& otherSide, bool mayCrossLines) const {
  constexpr int kReach = 20;
  constexpr double kOtherSide = 0.01;  // of two places equally near, the one on the wished side
  const double line = wished.height();
  const QPointF away = wished.center() - otherSide.center();
  std::optional<QRectF> best;
  double least = kReach;
  const auto tryBoth = [&](double x, double y) {
    const double side = QPointF::dotProduct({x, y}, away), far = std::hypot(x, y);
    const auto tryFrom = [&](const QRectF& place, double cost) {
      const auto area = inside(place.translated(x * line, y * line));
      if (cost >= least || !isFree(area) || (!mayCrossLines && crossesLine(area))) return;
      best = area;
      least = cost;
    };
    if (side >= 0) tryFrom(wished, far);
    if (side <= 0) tryFrom(otherSide, far + kOtherSide);
  };
  tryBoth(0, 0);
  for (int reach = 1; reach < least; ++reach) {
    for (int y = -reach; y <= reach; ++y) {
      const int step = std::abs(y) == reach ? 1 : 2 * reach;
      for (int x = -reach; x <= reach; x += step) tryBoth(x, y);
    }
  }
  return best;
}

QRectF MarkLabels::inside(QRectF area) const {
  constexpr double kMargin = 4;
  area.moveLeft(std::clamp(area.left(), kMargin, std::max(kMargin, canvas_.width() - area.width() - kMargin)));
  area.moveTop(std::clamp(area.top(), kMargin, std::max(kMargin, canvas_.height() - area.height() - kMargin)));
  return area;
}

bool MarkLabels::isFree(const QRectF& area) const {
  constexpr double kRounding = 0.5;  // lines that touch each other do not overlap
  const auto core = area.adjusted(0, kRounding, 0, -kRounding);
  return std::none_of(taken_.begin(), taken_.end(), [&](const QRectF& other) { return other.intersects(core); });
}

bool MarkLabels::crossesLine(const QRectF& area) const {
  constexpr double kRim = 2;  // around the letters
  const auto core = area.adjusted(kRim, kRim, -kRim, -kRim);
  return std::any_of(lines_.begin(), lines_.end(), [&](const QLineF& line) { return crosses(line, core); });
}

}  // namespace glenoid::ui
