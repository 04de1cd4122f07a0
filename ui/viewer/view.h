// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to one radiograph: values that can be compared, undone and kept.
#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QSize>

#include "core/imaging/network_input.h"
#include "ui/viewer/measurement.h"
#include "ui/viewer/view_geometry.h"
#include "ui/viewer/voi_selection.h"

namespace glenoid::ui {

// The part that undo restores.
struct View {
  VoiSelection voi;
  Orientation orientation;
  bool inverted = false;  // by the user, in addition to the file's polarity
  bool fitted = true;     // the zoom follows the size of the canvas
  double zoom = 1;        // device pixels per column; while fitted, that of the last fit
  QPointF centre;         // the point of the picture in the middle of the canvas
  std::vector<Measurement> measurements;
  std::optional<Calibration> calibration;
  bool operator==(const View&) const = default;
};

// Everything that was done to a picture, to show it again as it was left.
struct KeptView {
  QSize size;  // of the picture, in pixels
  View view;
  std::vector<View> past, future;
  SourceProperties source;
  bool overlaysShown = true, shutterShown = true;
  std::vector<Measurement> exported;  // the measurements as they were last exported

  bool hasUnsavedMeasurements() const { return !view.measurements.empty() && view.measurements != exported; }
};

}  // namespace glenoid::ui
