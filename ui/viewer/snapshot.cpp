// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas as a picture for export, copy and print, with the disclaimer burned in below.
#include <algorithm>
#include <cmath>

#include <QPainter>

#include "ui/elements/disclaimer_banner.h"
#include "ui/viewer/canvas.h"
#include "ui/viewer/scene.h"

namespace glenoid::ui {
namespace {

constexpr double kLineHeight = 22, kTextPixels = 13;

// Paints the lines below the picture, wrapped to this width.
void paintBanner(QPainter& painter, const QRectF& area, const QStringList& lines) {
  painter.fillRect(area, QColor(0x15, 0x18, 0x1c));
  auto font = painter.font();
  for (int i = 0; i < lines.size(); ++i) {
    font.setBold(i == 0);
    font.setPixelSize(static_cast<int>(kTextPixels));
    painter.setFont(font);
    const double width = QFontMetricsF(font).horizontalAdvance(lines[i]);
    if (width > area.width() - 16) {
      font.setPixelSize(std::max(6, static_cast<int>(kTextPixels * (area.width() - 16) / width)));
      painter.setFont(font);
    }
    painter.setPen(i == 0 ? QColor(0xe8, 0xea, 0xed) : QColor(0xa4, 0xac, 0xb7));
    const QRectF row(area.left(), area.top() + 4 + i * kLineHeight, area.width(), kLineHeight);
    painter.drawText(row, Qt::AlignCenter, lines[i]);
  }
}

}  // namespace

QImage Canvas::snapshot(const SnapshotOptions& options) const {
  const auto pixels = options.size.isEmpty() ? (QSizeF(size()) * devicePixelRatioF()).toSize() : options.size;
  // Text and lines grow with the picture, so that a large export is as readable as the screen.
  constexpr double kReadableSide = 900;
  const double ratio =
      options.size.isEmpty() ? devicePixelRatioF() : std::max(1.0, std::min(pixels.width(), pixels.height()) / kReadableSide);
  const QSizeF logical = QSizeF(pixels) / ratio;

  QImage picture(pixels, QImage::Format_RGB32);
  QStringList lines{disclaimerText()};
  if (state_.hasPicture()) {
    auto scene = sceneFor(state_.geometryIn(logical), logical);
    if (!options.heatMap) scene.heat = nullptr;
    if (scene.heat && options.heat) scene.heat = options.heat;
    scene.corners = options.identity || (options.corners && scene.corners);
    scene.identity = options.identity;
    scene.zoomShown = options.size.isEmpty();
    if (scene.heat && !state_.original()) lines << heatSentence(scene.heat->map);
    paintPixels(scene, scene.geometry, ratio, picture);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    paintMarks(scene, painter);
  } else {
    picture.fill(Qt::black);
  }
  if (!options.banner) {
    picture.setDevicePixelRatio(1);
    return picture;
  }
  const int strip = static_cast<int>(std::ceil((8 + kLineHeight * static_cast<double>(lines.size())) * ratio));
  QImage whole(pixels.width(), pixels.height() + strip, QImage::Format_RGB32);
  whole.setDevicePixelRatio(ratio);
  picture.setDevicePixelRatio(ratio);
  QPainter painter(&whole);
  painter.drawImage(0, 0, picture);
  paintBanner(painter, {0, logical.height(), logical.width(), strip / ratio + 1}, lines);
  painter.end();
  whole.setDevicePixelRatio(1);
  return whole;
}

}  // namespace glenoid::ui
