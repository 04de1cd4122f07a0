// SPDX-License-Identifier: GPL-3.0-or-later
// Draws, selects and moves measurements by keys. Internal to the room.
#pragma once

#include <optional>

#include "ui/viewer/canvas.h"

class QKeyEvent;

namespace glenoid::ui {

// Tab goes to the next measurement. Enter goes to the next point of the selected one; if none is selected, it draws one in the middle of
// the canvas, off those drawn there before. With Tool::Calibrate, Enter takes the selected length as the object of known length. Arrow keys
// move the selected point, or the whole measurement, by one pixel of the screen, with Shift by ten.
class MeasurementKeys {
 public:
  // Both outlive it. `chosen` is the selected measurement, which the mouse may change.
  MeasurementKeys(Canvas& canvas, std::optional<std::size_t>& chosen);
  // True if the key was used.
  bool handle(const QKeyEvent& event);
  // The selected point of the selected measurement; empty: all of it is selected.
  std::optional<std::size_t> point() const;
  void choosePoint(std::size_t point);

 private:
  bool choose(int direction);
  bool enter();
  void draw(Measurement::Kind kind);
  Measurement drawnAt(Measurement::Kind kind, QPointF middle) const;
  bool hides(const Measurement& drawn) const;
  bool nudge(QPointF pixels);
  Canvas& canvas_;
  ViewState& state_;
  std::optional<std::size_t>& chosen_;
  struct Handle {
    std::size_t measurement, point;
  };
  std::optional<Handle> handle_;
};

}  // namespace glenoid::ui
