// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/mark_labels.h"

#include <algorithm>
#include <utility>

namespace glenoid::ui {

MarkLabels::MarkLabels(QSizeF canvas, std::vector<QRectF> taken, std::vector<QLineF> lines)
    : canvas_(canvas), taken_(std::move(taken)), lines_(std::move(lines)) {}

QRectF MarkLabels::place(const QRectF& wished, const QRectF& otherSide) {
  auto found = nearest(wished, otherSide, false);
  if (!found) found = nearest(wished, otherSide, true);
  return taken_.emplace_back(found.value_or(inside(wished)));
}

std::optional<QRectF> MarkLabels::nearest(const QRectF& wished, const QRectF& otherSide, bool mayCrossLines) const {
  constexpr int kMostLines = 10;
  const double line = wished.top() > otherSide.top() ? wished.height() : -wished.height();
  for (int lines = 0; lines < 2 * kMostLines; ++lines) {
    const double away = lines / 2 * line;
    const auto area = inside(lines % 2 == 0 ? wished.translated(0, away) : otherSide.translated(0, -away));
    if (isFree(area) && (mayCrossLines || !crossesLine(area))) return area;
  }
  return std::nullopt;
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
  const QLineF falling(core.topLeft(), core.bottomRight()), rising(core.bottomLeft(), core.topRight());
  return std::any_of(lines_.begin(), lines_.end(), [&](const QLineF& line) {
    return core.contains(line.p1()) || core.contains(line.p2()) || line.intersects(falling) == QLineF::BoundedIntersection ||
           line.intersects(rising) == QLineF::BoundedIntersection;
  });
}

}  // namespace glenoid::ui
