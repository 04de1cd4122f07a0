// SPDX-License-Identifier: GPL-3.0-or-later
// Text and lines that are readable on any grey: light, with a soft dark edge. Internal to the room.
#pragma once

#include <QLineF>
#include <QList>
#include <QPainter>
#include <QPainterPath>
#include <QRectF>
#include <QString>

namespace glenoid::ui {

struct PictureColours {
  static constexpr QRgb kText = 0xffeef1f4, kQuiet = 0xffc3cad2, kMark = 0xffffd166, kChosen = 0xffffffff, kBadge = 0xffffb347,
                        kOverlay = 0xffa5e8a0, kPart = 0xff6fd3ff;
};

// `alignment` takes the flags of QPainter::drawText.
void drawTextOnPicture(QPainter& painter, const QRectF& area, int alignment, const QString& text,
                       QColor colour = QColor(PictureColours::kText));
// Straight lines; much faster than drawing them as a path.
void drawLinesOnPicture(QPainter& painter, const QList<QLineF>& lines, QColor colour, double width);
void drawPathOnPicture(QPainter& painter, const QPainterPath& path, QColor colour, double width);

}  // namespace glenoid::ui
