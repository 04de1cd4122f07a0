#include "ui/viewer/picture_text.h"

namespace glenoid::ui {

void drawTextOnPicture(QPainter& painter, const QRectF& area, int alignment, const QString& text, QColor colour) {
  // A blurred edge from eight faint copies is enough, and far cheaper than an outline.
  painter.setPen(QColor(0, 0, 0, 105));
  for (const QPointF step : {QPointF(-1, -1), QPointF(0, -1), QPointF(1, -1), QPointF(-1, 0), QPointF(1, 0), QPointF(-1, 1), QPointF(0, 1),
                             QPointF(1, 1)}) {
    painter.drawText(area.translated(step), alignment, text);
  }
  painter.setPen(colour);
  painter.drawText(area, alignment, text);
}

void drawPathOnPicture(QPainter& painter, const QPainterPath& path, QColor colour, double width) {
  painter.setBrush(Qt::NoBrush);
  painter.strokePath(path, QPen(QColor(0, 0, 0, 130), width + 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

}  // namespace glenoid::ui
