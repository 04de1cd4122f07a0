// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/scene_pixels.h"

#include <QPainter>

#include "ui/elements/number_text.h"
#include "ui/elements/theme.h"
#include "ui/viewer/bands.h"
#include "ui/viewer/picture_text.h"
#include "ui/viewer/shutter.h"

namespace glenoid::ui {

namespace {

Viewport bandOf(const Viewport& whole, int first, int rows) {
  auto band = whole;
  band.originX += first * whole.dyX;
  band.originY += first * whole.dyY;
  band.height = rows;
  return band;
}

DisplayTarget bandOf(const DisplayTarget& whole, int first) {
  auto band = whole;
  band.pixels += static_cast<std::size_t>(first) * whole.strideBytes / sizeof(std::uint32_t);
  return band;
}

}  // namespace

FileLayers fileLayers(const Radiograph& radiograph, int frame) { return {shutterOpening(radiograph), overlayPlanes(radiograph, frame)}; }

void paintPixels(const Scene& scene, const ViewGeometry& geometry, double scale, QImage& target) {
  const auto& state = scene.state;
  const auto viewport = geometry.viewport(scale, target.width(), target.height());
  const DisplayTarget whole{reinterpret_cast<std::uint32_t*>(target.bits()), static_cast<std::size_t>(target.bytesPerLine()),
                            themeColours().picture.rgb()};
  const auto shape = geometry.shape();
  const auto& table = state.table();
  const HeatLayer* heat = state.original() ? nullptr : scene.heat;
  inBands(target.height(), [&](int first, int rows) {
    const auto band = bandOf(viewport, first, rows);
    const auto pixels = bandOf(whole, first);
    sampleViewport(*state.image(), table, band, pixels);
    if (heat) blendHeat(*heat, colourTable(scene.heatColours), scene.heatOpacity, band, shape.columns, shape.rows, pixels);
  });
  if (state.original() || !scene.layers) return;
  if (state.shutterShown() && scene.layers->shutter) {
    QPainterPath covered;
    covered.addRect(QRectF(0, 0, shape.columns, shape.rows));
    QPainter painter(&target);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(geometry.transform() * QTransform::fromScale(scale, scale));
    painter.fillPath(covered.subtracted(*scene.layers->shutter), themeColours().picture);
  }
  if (!state.overlaysShown() || scene.layers->overlays.empty()) return;
  inBands(target.height(), [&](int first, int rows) {
    for (const auto& plane : scene.layers->overlays)
      plane.blend(PictureColours::kOverlay, bandOf(viewport, first, rows), bandOf(whole, first));
  });
}

void paintLens(const Scene& scene, QPointF at, double devicePixelRatio, QPainter& painter) {
  constexpr double kRadius = 110, kMagnification = 2.5;
  const QSizeF size(2 * kRadius, 2 * kRadius);
  const auto& view = scene.state.view();
  const ViewGeometry geometry(scene.geometry.shape(), view.orientation, scene.geometry.zoom() * kMagnification,
                              scene.geometry.toPicture(at), size);
  QImage pixels((size * devicePixelRatio).toSize(), QImage::Format_RGB32);
  paintPixels(scene, geometry, devicePixelRatio, pixels);
  pixels.setDevicePixelRatio(devicePixelRatio);

  QPainterPath ring;
  ring.addEllipse(at, kRadius, kRadius);
  painter.save();
  painter.setClipPath(ring);
  painter.drawImage(at - QPointF(kRadius, kRadius), pixels);
  painter.restore();
  painter.setRenderHint(QPainter::Antialiasing);
  drawPathOnPicture(painter, ring, QColor(PictureColours::kText), 1.5);
  const QString power = numberText(kMagnification, 1) + "×";
  drawTextOnPicture(painter, {at.x() - kRadius, at.y() + kRadius - 26, 2 * kRadius, 18}, Qt::AlignCenter, power,
                    QColor(PictureColours::kQuiet));
}

}  // namespace glenoid::ui
