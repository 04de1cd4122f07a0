// SPDX-License-Identifier: GPL-3.0-or-later
// Where the texts of marks stand, so that none lies on another or on a line. Internal to the room.
#pragma once

#include <optional>
#include <vector>

#include <QLineF>
#include <QRectF>
#include <QSizeF>

namespace glenoid::ui {

class MarkLabels {
 public:
  // `canvas` in logical pixels; `taken` and `lines` stay free.
  MarkLabels(QSizeF canvas, std::vector<QRectF> taken, std::vector<QLineF> lines = {});
  // Inside the canvas: the wished place, or the one on the other side of the mark; if neither is free, the nearest free place beside it or
  // further away from the mark. If there is none, the nearest on a line, or else the wished place. It is taken from now on.
  QRectF place(const QRectF& wished, const QRectF& otherSide);

 private:
  std::optional<QRectF> nearest(const QRectF& wished, const QRectF& otherSide, bool mayCrossLines) const;
  QRectF inside(QRectF area) const;
  bool crossesLine(const QRectF& area) const;
  bool isFree(const QRectF& area) const;
  QSizeF canvas_;
  std::vector<QRectF> taken_;
  std::vector<QLineF> lines_;
};

}  // namespace glenoid::ui
