// SPDX-License-Identifier: GPL-3.0-or-later
// The radiograph on the screen, with everything laid over it; drawn from a ViewState, which every gesture changes.
#pragma once

#include <memory>
#include <optional>

#include <QImage>
#include <QWidget>

#include "ui/elements/commands.h"
#include "ui/settings/settings.h"
#include "ui/viewer/heat_layer.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

class CanvasGestures;
struct FileLayers;
struct Scene;

struct SnapshotOptions {
  QSize size;                       // pixels, without the banner; empty: the canvas's own
  bool heatMap = true;              // where there is one
  const HeatLayer* heat = nullptr;  // in place of the one on the screen
  bool identity = false;
  bool corners = true;  // technique, window and zoom, where the settings show them
  bool banner = true;   // "Research use only. Not a medical device." in a strip below
};

// The left button does what the tool says; the middle button, or Space with the left, pans; the right button windows, and without a move
// opens the menu of windows. Double click fits. Wheel and pinch zoom at the pointer. Arrows pan, Delete removes the chosen measurement,
// Escape the mark of the part that is identified.
// Colours, opacity and visibility of the heat map, corner texts and identity follow the settings.
class Canvas : public QWidget {
  Q_OBJECT

 public:
  // All outlive it.
  Canvas(ViewState& state, Commands& commands, Settings& settings, QWidget* parent = nullptr);
  ~Canvas() override;

  ViewState& state() { return state_; }
  // Of the source as it is now: it is not shown on another frame or part or with the other polarity, and forgotten with the picture.
  void setHeatMap(std::optional<HeatLayer> layer);
  const std::optional<HeatLayer>& heatMap() const { return heat_; }
  // A frame around it, where two stand side by side.
  void setActive(bool active);

  // What is shown (measurements, shutter, overlays and legend included), at another size if asked for. For export, copy and print.
  QImage snapshot(const SnapshotOptions& options = {}) const;

  QSize sizeHint() const override { return {800, 800}; }
  QSize minimumSizeHint() const override { return {160, 160}; }

 signals:
  void probed(const QString& text);  // what lies under the pointer; empty outside the picture
  void activated();                  // clicked, or focused
  // The person drew a line along a known object: ask for its length and call ViewState::calibrate.
  void calibrationDrawn(QPointF from, QPointF to);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  Scene sceneFor(const ViewGeometry& geometry, QSizeF size) const;
  bool heatShown() const;
  void refreshLayers();
  void paintReason(QPainter& painter);
  ViewState& state_;
  Settings& settings_;
  std::optional<HeatLayer> heat_;
  SourceProperties heatSource_;
  std::unique_ptr<FileLayers> layers_;
  std::unique_ptr<CanvasGestures> gestures_;
  QImage buffer_;  // the picture at device pixels, used again from frame to frame
  bool active_ = false;
};

}  // namespace glenoid::ui
