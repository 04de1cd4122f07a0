// SPDX-License-Identifier: GPL-3.0-or-later
// Where the texts of marks stand, so that none lies on another. Internal to the room.
#pragma once

#include <vector>

#include <QRectF>
#include <QSizeF>

namespace glenoid::ui {

class MarkLabels {
 public:
  // `canvas` in logical pixels; `taken` stays free.
  MarkLabels(QSizeF canvas, std::vector<QRectF> taken);
  // Inside the canvas: the wished place, or the one on the other side of the mark; if both are taken, further away from each other. The
  // wished place if there is none nearby. It is taken from now on.
  QRectF place(const QRectF& wished, const QRectF& otherSide);

 private:
  QRectF inside(QRectF area) const;
  bool isFree(const QRectF& area) const;
  QSizeF canvas_;
  std::vector<QRectF> taken_;
};

}  // namespace glenoid::ui
