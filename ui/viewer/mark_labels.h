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
  struct Place {
    QRectF area;
    bool isBeside;  // the mark: no line needs to lead to it
  };
  // Inside the canvas: the first free one of the wished places, of which the first two are on both sides of the mark. If there is none, the
  // free place nearest to these two, or else the nearest on a line, or else the first. It is taken from now on.
  Place place(const std::vector<QRectF>& wished);

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
