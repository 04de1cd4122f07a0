// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel, touch and keys on a canvas, turned into changes of its ViewState. Internal to the room.
#pragma once

#include <optional>

#include <QObject>
#include <QPointF>

#include "ui/elements/commands.h"
#include "ui/viewer/canvas.h"

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

  // True where the event was taken.
  bool handle(QEvent& event);

  // Forgets what was being drawn or dragged.
  void reset();
  const std::optional<Measurement>& draft() const { return draft_; }
  const std::optional<Part>& partDraft() const { return partDraft_; }
  const std::optional<std::size_t>& chosen() const { return chosen_; }
  const std::optional<QPointF>& pointer() const { return pointer_; }  // canvas coordinates; nothing while it is elsewhere

 private:
  enum class Drag { None, Window, Pan, Draw, Handle, Part };
  struct Handle {
    std::size_t measurement, point;
  };

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

  void escape();
  void startDrag(Drag drag, QPointF at);
  void fixPoint(QPointF picture);
  void pressPart(QPointF at);
  void releasePart();
  std::optional<QPointF> partCornerOpposite(QPointF at) const;
  bool isInPart(QPointF at) const;
  void movePointer(QPointF at);
  void showMenu(QPoint globalPosition);
  std::optional<Handle> handleAt(QPointF at) const;
  std::optional<std::size_t> measurementAt(QPointF at) const;
  bool draws() const;
  bool isOriginalKey(const QKeyEvent& event) const;
  void letGoOfOriginal();
  void refreshCursor();

  Canvas& canvas_;
  ViewState& state_;
  Commands& commands_;
  Drag drag_ = Drag::None;
  Qt::MouseButton button_ = Qt::NoButton;
  QPointF pressedAt_, lastAt_;
  bool moved_ = false;
  Handle handle_{};
  std::optional<Measurement> draft_;
  std::optional<Part> partDraft_;  // follows the pointer until the button is let go
  std::optional<Part> movedPart_;  // as it was when the hand took it; absent: a corner follows the pointer
  QPointF partAnchor_;             // picture coordinates: the corner that stays, or where the hand took the part
  std::optional<std::size_t> chosen_;
  std::optional<QPointF> pointer_;
  bool spaceDown_ = false, spaceUsed_ = false;
  bool originalHeld_ = false;  // by its key, not switched on elsewhere
};

}  // namespace glenoid::ui
