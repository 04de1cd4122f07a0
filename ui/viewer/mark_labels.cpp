// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/mark_labels.h"

#include <algorithm>
#include <utility>

namespace glenoid::ui {

MarkLabels::MarkLabels(QSizeF canvas, std::vector<QRectF> taken) : canvas_(canvas), taken_(std::move(taken)) {}

QRectF MarkLabels::place(const QRectF& wished, const QRectF& otherSide) {
  constexpr int kMostLines = 10;
  const double line = wished.top() > otherSide.top() ? wished.height() : -wished.height();
  auto placed = inside(wished);
  for (int lines = 0; lines < 2 * kMostLines; ++lines) {
    const double away = lines / 2 * line;
    const auto area = inside(lines % 2 == 0 ? wished.translated(0, away) : otherSide.translated(0, -away));
    if (!isFree(area)) continue;
    placed = area;
    break;
  }
  taken_.push_back(placed);
  return placed;
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

}  // namespace glenoid::ui
