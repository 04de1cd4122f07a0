// SPDX-License-Identifier: GPL-3.0-or-later
// The area chosen by dragging on a plot: a rectangle or a free outline.
#pragma once

#include <QPolygonF>
#include <qcustomplot.h>

namespace glenoid::ui {

// Becomes the plot's selection, which owns it. accepted() reports the end of a drag.
class MapSelection : public QCPSelectionRect {
 public:
  explicit MapSelection(QCustomPlot& plot);
  void setFree(bool free) { isFree_ = free; }
  QPolygonF outline() const;  // of the last drag, in the plot's pixels

 protected:
  void startSelection(QMouseEvent* event) override;
  void moveSelection(QMouseEvent* event) override;
  void draw(QCPPainter* painter) override;

 private:
  bool isFree_ = false;
  QPolygonF path_;
};

}  // namespace glenoid::ui
