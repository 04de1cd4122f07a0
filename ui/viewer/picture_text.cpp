// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/picture_text.h"

#include <cmath>
#include <utility>

#include <QPixmapCache>

namespace glenoid::ui {
namespace {

constexpr double kRim = 4;  // room around the letters

// Text with a dark rim that fades outwards, made of copies in eight directions; softer than an outline. Too slow to repeat for each frame.
QPixmap textWithRim(const QString& text, const QFont& font, QColor colour, double devicePixelRatio) {
  const QFontMetricsF metrics(font);
  const QSizeF size(metrics.horizontalAdvance(text) + 2 * kRim, metrics.height() + 2 * kRim);
  QPixmap pixels(
      QSize(static_cast<int>(std::ceil(size.width() * devicePixelRatio)), static_cast<int>(std::ceil(size.height() * devicePixelRatio))));
  pixels.setDevicePixelRatio(devicePixelRatio);
  pixels.fill(Qt::transparent);
  QPainter painter(&pixels);
  painter.setRenderHint(QPainter::TextAntialiasing);
  painter.setFont(font);
  const QPointF start(kRim, kRim + metrics.ascent());
  constexpr double kDiagonal = 0.7;
  const QPointF directions[] = {
      {-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-kDiagonal, -kDiagonal}, {kDiagonal, -kDiagonal}, {-kDiagonal, kDiagonal}, {kDiagonal, kDiagonal}};
  for (const auto& [reach, alpha] : {std::pair(2.2, 45), std::pair(1.2, 120)}) {
    painter.setPen(QColor(0, 0, 0, alpha));
    for (const auto direction : directions) painter.drawText(start + direction * reach, text);
  }
  painter.setPen(colour);
  painter.drawText(start, text);
  return pixels;
}

}  // namespace

void drawTextOnPicture(QPainter& painter, const QRectF& area, int alignment, const QString& text, QColor colour) {
  if (text.isEmpty()) return;
  const double ratio = painter.device()->devicePixelRatioF();
  const auto key = QString("picture text %1 %2 %3 %4").arg(painter.font().key(), colour.name()).arg(ratio).arg(text);
  QPixmap pixels;
  if (!QPixmapCache::find(key, &pixels)) {
    pixels = textWithRim(text, painter.font(), colour, ratio);
    QPixmapCache::insert(key, pixels);
  }
  const QSizeF size = pixels.deviceIndependentSize() - QSizeF(2 * kRim, 2 * kRim);
  QPointF at = area.topLeft();
  if (alignment & Qt::AlignRight) at.setX(area.right() - size.width());
  if (alignment & Qt::AlignHCenter) at.setX(area.center().x() - size.width() / 2);
  if (alignment & Qt::AlignBottom) at.setY(area.bottom() - size.height());
  if (alignment & Qt::AlignVCenter) at.setY(area.center().y() - size.height() / 2);
  at -= QPointF(kRim, kRim);
  // On whole screen pixels; otherwise the letters would blur.
  painter.drawPixmap(QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio), pixels);
}

void drawLinesOnPicture(QPainter& painter, const QList<QLineF>& lines, QColor colour, double width) {
  painter.setPen(QPen(QColor(0, 0, 0, 130), width + 2.2, Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(lines);
  painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(lines);
}

void drawPathOnPicture(QPainter& painter, const QPainterPath& path, QColor colour, double width) {
  painter.setBrush(Qt::NoBrush);
  painter.strokePath(path, QPen(QColor(0, 0, 0, 130), width + 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

}  // namespace glenoid::ui
