// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn of a view, on the screen as in an export: first pixels, then marks and texts. Internal to the room.
#pragma once

#include <optional>

#include <QImage>
#include <QPainterPath>

#include "ui/viewer/heat_layer.h"
#include "ui/viewer/overlay_planes.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

// What the file lays over its picture, made ready once a frame.
struct FileLayers {
  std::optional<QPainterPath> shutter;
  std::vector<OverlayPlane> overlays;
};
FileLayers fileLayers(const Radiograph& radiograph, int frame);

struct Scene {
  const ViewState& state;  // shows a picture
  ViewGeometry geometry;   // logical pixels
  QSizeF size;             // of the canvas, logical pixels
  const FileLayers* layers = nullptr;
  const HeatLayer* heat = nullptr;  // null: none is drawn
  QString heatColours = "cividis";
  double heatOpacity = 0.6;
  bool corners = true, identity = false;
  bool zoomShown = true;                             // false where the state's zoom is not this canvas's
  std::optional<std::size_t> chosen = std::nullopt;  // measurement with handles
  std::optional<Measurement> draft = std::nullopt;   // being drawn
  std::optional<Part> partDraft = std::nullopt;      // being drawn, moved or resized
  QString probe = {};
};

// The picture with heat map, shutter and overlays as `geometry` says, into `target` (Format_RGB32), `scale` pixels of which make a unit.
void paintPixels(const Scene& scene, const ViewGeometry& geometry, double scale, QImage& target);

// Parts, measurements, letters, badges, corner texts and colour bar, in logical pixels.
void paintMarks(const Scene& scene, QPainter& painter);

// A round magnifier at a point of the canvas, relative to the present zoom.
void paintLens(const Scene& scene, QPointF at, double devicePixelRatio, QPainter& painter);

}  // namespace glenoid::ui
