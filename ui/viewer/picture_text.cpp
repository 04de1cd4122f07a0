#include "ui/viewer/picture_text.h"

#include <utility>

namespace glenoid::ui {

void drawTextOnPicture(QPainter& painter, const QRectF& area, int alignment, const QString& text, QColor colour) {
  // A dark rim that fades outwards, from copies in eight directions: far cheaper than an outline, and softer.
  constexpr double kDiagonal = 0.7;
  const QPointF directions[] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-kDiagonal, -kDiagonal}, {kDiagonal, -kDiagonal}, {-kDiagonal, kDiagonal}, {kDiagonal, kDiagonal}};
  for (const auto& [reach, alpha] : {std::pair(2.2, 45), std::pair(1.2, 120)}) {
    painter.setPen(QColor(0, 0, 0, alpha));
    for (const auto direction : directions) painter.drawText(area.translated(direction * reach), alignment, text);
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
