// SPDX-License-Identifier: GPL-3.0-or-later
// Marks the part to identify by keys. Internal to the room.
#pragma once

#include <optional>

#include "ui/viewer/canvas.h"

class QKeyEvent;

namespace glenoid::ui {

// Only with Tool::Part. Enter draws the draft of a part: around what is marked or found, otherwise in the middle of the canvas. Arrow keys
// move the draft by one pixel of the screen, with Shift by ten; with Ctrl they change its size. Enter again marks the part.
class PartKeys {
 public:
  // Both outlive it. The owner draws `draft`, and clears it if the user cancels it.
  PartKeys(Canvas& canvas, std::optional<Part>& draft);
  // True if the key was used.
  bool handle(const QKeyEvent& event);

 private:
  bool enter();
  bool move(QPointF pixels, bool resize);
  Part firstDraft() const;
  Canvas& canvas_;
  ViewState& state_;
  std::optional<Part>& draft_;
};

}  // namespace glenoid::ui
