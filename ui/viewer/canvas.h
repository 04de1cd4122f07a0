// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the radiograph and everything drawn over it. Draws from a ViewState; gestures change that state.
#pragma once

#include <memory>
#include <optional>

#include <QImage>
#include <QLineF>
#include <QWidget>

#include "ui/services/commands.h"
#include "ui/settings/settings.h"
#include "ui/viewer/heat_layer.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

class CanvasGestures;
struct FileLayers;
struct Scene;

struct SnapshotOptions {
  QSize size;                       // in pixels, without the banner; empty: the size of the canvas
  double ratio = 0;                 // pixels of the snapshot for a pixel of text and lines; 0: a large one is as readable as the screen
  bool heatMap = true;              // if there is one
  const HeatLayer* heat = nullptr;  // drawn instead of the one on the screen, also if that is hidden
  bool identity = false;
  bool corners = true;  // technique, window and zoom, if the settings show them
  bool banner = true;   // "Research use only. Not a medical device." in a strip below the picture
};

// The left button uses the current tool. The middle button, or Space with the left button, pans. Dragging with the right button changes the
// window; clicking it opens the menu of windows. A double click fits the picture to the canvas. Wheel and pinch zoom at the pointer. Arrow
// keys move the selected measurement, which Delete removes, until a tool is chosen. If none is selected, they change the window with
// Tool::Window, and pan with any other tool or with Shift. MeasurementKeys and PartKeys have the other keys. Escape ends what is being
// drawn or is selected, then the tool, then the mark around the part to identify. The heat map (colours, opacity, visibility), corner texts
// and identity follow the settings.
class Canvas : public QWidget {
  Q_OBJECT

 public:
  // All outlive it.
  Canvas(ViewState& state, Commands& commands, Settings& settings, QWidget* parent = nullptr);
  ~Canvas() override;

  ViewState& state() { return state_; }
  // The map belongs to the current frame, part and polarity and is not shown with any other. Closing the picture removes it.
  void setHeatMap(std::optional<HeatLayer> layer);
  const std::optional<HeatLayer>& heatMap() const { return heat_; }
  // Draws this line although it is no measurement yet, as long as the user is asked about it. In picture coordinates; empty: none.
  void setAskedLine(std::optional<QLineF> line);
  // Draws a frame around this canvas; for two canvases side by side.
  void setActive(bool active);

  // What is shown, including measurements, shutter, overlays and legend, at another size if `options` sets one. For export, copy and print.
  QImage snapshot(const SnapshotOptions& options = {}) const;

  QSize sizeHint() const override { return {800, 800}; }
  QSize minimumSizeHint() const override { return {160, 160}; }

 signals:
  void pictureDrawn();               // once, after a picture was first drawn
  void probed(const QString& text);  // describes what is under the pointer; empty outside the picture
  void activated();                  // clicked, or used by a key other than Tab
  // The user drew a line along an object of known length: ask for the length and call ViewState::calibrate.
  void calibrationDrawn(QPointF from, QPointF to);
  void calibrationLineMissing();  // Enter was to calibrate, but no length is selected

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  Scene sceneFor(const ViewGeometry& geometry, QSizeF size) const;
  bool heatShown() const;
  void refreshLayers();
  void paintReason(QPainter& painter);
  void paintFrames(QPainter& painter);
  ViewState& state_;
  Settings& settings_;
  std::optional<HeatLayer> heat_;
  SourceProperties heatSource_;
  std::optional<QLineF> askedLine_;
  std::unique_ptr<FileLayers> layers_;
  std::unique_ptr<CanvasGestures> gestures_;
  bool drawn_ = false;
  QImage buffer_;  // the picture in device pixels, reused between repaints
  bool active_ = false;
};

}  // namespace glenoid::ui
