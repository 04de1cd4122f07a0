// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/map_selection.h"

namespace glenoid::ui {

MapSelection::MapSelection(QCustomPlot& plot) : QCPSelectionRect(&plot) {
  plot.setSelectionRect(this);
  setLayer(QStringLiteral("overlay"));
  plot.setSelectionRectMode(QCP::srmCustom);
}

QPolygonF MapSelection::outline() const { return isFree_ ? path_ : QPolygonF(QRectF(rect().normalized())); }

void MapSelection::startSelection(QMouseEvent* event) {
  path_.clear();
  path_ << event->position();
  QCPSelectionRect::startSelection(event);
}

void MapSelection::moveSelection(QMouseEvent* event) {
  path_ << event->position();
  QCPSelectionRect::moveSelection(event);
}

void MapSelection::draw(QCPPainter* painter) {
  if (!isActive()) return;
  painter->setPen(pen());
  painter->setBrush(brush());
  painter->drawPolygon(outline(), Qt::WindingFill);
}

}  // namespace glenoid::ui
