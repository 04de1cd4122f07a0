// SPDX-License-Identifier: GPL-3.0-or-later
// The contents of a drawn view, on the screen and in exports: first the pixels, then marks and text. Internal to the room.
#pragma once

#include <optional>

#include <QImage>
#include <QPainterPath>

#include "ui/viewer/heat_layer.h"
#include "ui/viewer/overlay_planes.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

// The file's own shutter and overlays, prepared once per frame.
struct FileLayers {
  std::optional<QPainterPath> shutter;
  std::vector<OverlayPlane> overlays;
};

struct Scene {
  const ViewState& state;  // must show a picture
  ViewGeometry geometry;   // logical pixels
  QSizeF size;             // of the canvas, logical pixels
  const FileLayers* layers = nullptr;
  const HeatLayer* heat = nullptr;  // null: no heat map is drawn
  QString heatColours = "cividis";
  double heatOpacity = 0.6;
  bool corners = true, identity = false;
  bool zoomShown = true;                                  // false if the zoom of the state is not that of this canvas
  std::optional<std::size_t> chosen = std::nullopt;       // measurement with handles
  std::optional<std::size_t> chosenPoint = std::nullopt;  // of that measurement: the point that keys move
  std::optional<Measurement> draft = std::nullopt;        // being drawn
  std::optional<Part> partDraft = std::nullopt;           // being drawn, moved or resized
};

}  // namespace glenoid::ui
