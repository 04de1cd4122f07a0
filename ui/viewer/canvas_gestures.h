// SPDX-License-Identifier: GPL-3.0-or-later
// Turns mouse, wheel, touch and key events on a canvas into changes of its ViewState. Internal to the room.
#pragma once

#include <optional>

#include <QObject>
#include <QPointF>

#include "ui/services/commands.h"
#include "ui/viewer/canvas.h"
#include "ui/viewer/canvas_hits.h"
#include "ui/viewer/measurement_keys.h"
#include "ui/viewer/part_keys.h"

class QContextMenuEvent;
class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QPinchGesture;
class QWheelEvent;

namespace glenoid::ui {

class CanvasGestures : public QObject {
  Q_OBJECT

 public:
  CanvasGestures(Canvas& canvas, Commands& commands);

  // True if the event was handled.
  bool handle(QEvent& event);

  // Cancels any drawing or dragging in progress.
  void reset();
  const std::optional<Measurement>& draft() const { return draft_; }
  const std::optional<Part>& partDraft() const { return partDraft_; }
  const std::optional<std::size_t>& chosen() const { return chosen_; }
  std::optional<std::size_t> chosenPoint() const { return keys_.point(); }
  const std::optional<QPointF>& pointer() const { return pointer_; }  // in canvas coordinates; empty while the pointer is elsewhere

 private:
  enum class Drag { None, Window, Pan, Draw, Handle, Part };

  void press(QMouseEvent& event);
  void move(QMouseEvent& event);
  void release(QMouseEvent& event);
  void doubleClick(QMouseEvent& event);
  void wheel(QWheelEvent& event);
  bool nativeGesture(const QNativeGestureEvent& event);
  bool pinch(const QPinchGesture& pinch);
  bool override(QKeyEvent& event);
  bool keyDown(QKeyEvent& event);
  bool keyUp(QKeyEvent& event);

  bool endsByEscape() const;
  void escape();
  void takeHold(Drag drag, QPointF at);
  void startDrag(Drag drag, QPointF at);  // of a change that one undo takes back
  void fixPoint(QPointF picture);
  void pressPart(QPointF at);
  void releasePart();
  void movePointer(QPointF at);
  void followView();
  void probe();
  void showMenu(QPoint globalPosition);
  bool draws() const;
  bool isOriginalKey(const QKeyEvent& event) const;
  void letGoOfOriginal();
  void refreshCursor();
  Qt::CursorShape cursorShape() const;

  Canvas& canvas_;
  ViewState& state_;
  Commands& commands_;
  Drag drag_ = Drag::None;
  Qt::MouseButton button_ = Qt::NoButton;
  QPointF pressedAt_, lastAt_;
  bool moved_ = false;
  MeasurementHandle handle_{};
  std::optional<Measurement> draft_;
  std::optional<Part> partDraft_;  // follows the pointer until the button is released, or the arrow keys until Enter
  std::optional<Part> movedPart_;  // the part as it was when the user began to move it; empty: a corner follows the pointer
  QPointF partAnchor_;             // in picture coordinates: the fixed corner, or the point where the user took hold of the part
  std::optional<std::size_t> chosen_;
  MeasurementKeys keys_;
  PartKeys partKeys_;
  std::optional<QPointF> pointer_;
  QString probed_;  // the last text that was emitted
  bool spaceDown_ = false, spaceUsed_ = false;
  bool originalHeld_ = false;  // the key is held down; the command was not switched on elsewhere
};

}  // namespace glenoid::ui
