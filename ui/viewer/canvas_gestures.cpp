// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/canvas_gestures.h"

#include <cmath>
#include <utility>

#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

#include "ui/viewer/corner_text.h"
#include "ui/viewer/part_box.h"

namespace glenoid::ui {
namespace {

constexpr double kArrowStep = 40, kWindowStep = 10, kStillPixels = 4;

std::size_t pointsNeeded(Measurement::Kind kind) { return kind == Measurement::Kind::Angle ? 3 : 2; }

}  // namespace

CanvasGestures::CanvasGestures(Canvas& canvas, Commands& commands)
    : canvas_(canvas), state_(canvas.state()), commands_(commands), keys_(canvas, chosen_), partKeys_(canvas, partDraft_) {
  connect(&state_, &ViewState::opened, this, &CanvasGestures::reset);
  connect(&state_, &ViewState::toolChanged, this, [this] {
    draft_.reset();
    partDraft_.reset();
    refreshCursor();
  });
  connect(&state_, &ViewState::toolChosen, this, [this](Tool tool) {
    if (tool != Tool::Calibrate) chosen_.reset();  // calibrating may use the selected length
    canvas_.update();
  });
  connect(&state_, &ViewState::changed, this, &CanvasGestures::followView);
}

// After zooming or turning by keys, another point lies under a pointer that did not move.
void CanvasGestures::followView() {
  if (chosen_ && *chosen_ >= state_.view().measurements.size()) chosen_.reset();
  if (draft_ && pointer_ && state_.hasPicture()) draft_->points.back() = state_.geometry().toPicture(*pointer_);
  probe();
}

void CanvasGestures::probe() {
  const auto text = pointer_ && state_.hasPicture() ? probeText(state_, state_.geometry().toPicture(*pointer_)) : QString();
  if (std::exchange(probed_, text) != text) emit canvas_.probed(text);
}

void CanvasGestures::reset() {
  if (drag_ != Drag::None) state_.endGesture();
  drag_ = Drag::None;
  button_ = Qt::NoButton;
  draft_.reset();
  partDraft_.reset();
  chosen_.reset();
  refreshCursor();
}

bool CanvasGestures::draws() const {
  const auto tool = state_.tool();
  return tool == Tool::Length || tool == Tool::Angle || tool == Tool::Calibrate || tool == Tool::Part;
}

bool CanvasGestures::handle(QEvent& event) {
  switch (event.type()) {
    case QEvent::MouseButtonPress: press(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::MouseMove: move(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::MouseButtonRelease: release(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::MouseButtonDblClick: doubleClick(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::Wheel: wheel(static_cast<QWheelEvent&>(event)); return true;
    case QEvent::NativeGesture: return nativeGesture(static_cast<QNativeGestureEvent&>(event));
    case QEvent::Gesture: {
      const auto* gesture = static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture);
      return gesture && pinch(static_cast<const QPinchGesture&>(*gesture));
    }
    case QEvent::ShortcutOverride: return override(static_cast<QKeyEvent&>(event));
    case QEvent::KeyPress: return keyDown(static_cast<QKeyEvent&>(event));
    case QEvent::KeyRelease: return keyUp(static_cast<QKeyEvent&>(event));
    case QEvent::Leave:
      pointer_.reset();
      probe();
      canvas_.update();
      return false;
    case QEvent::FocusOut:
      spaceDown_ = false;
      letGoOfOriginal();
      refreshCursor();
      return false;
    default: return false;
  }
}

void CanvasGestures::takeHold(Drag drag, QPointF at) {
  drag_ = drag;
  pressedAt_ = lastAt_ = at;
  moved_ = false;
}

void CanvasGestures::startDrag(Drag drag, QPointF at) {
  takeHold(drag, at);
  state_.beginGesture();
  refreshCursor();
}

void CanvasGestures::press(QMouseEvent& event) {
  emit canvas_.activated();
  if (!state_.hasPicture() || drag_ != Drag::None) return;
  const auto at = event.position();
  button_ = event.button();
  if (button_ == Qt::RightButton) return startDrag(Drag::Window, at);
  if (button_ == Qt::MiddleButton || (button_ == Qt::LeftButton && spaceDown_)) {
    spaceUsed_ = true;
    return startDrag(Drag::Pan, at);
  }
  if (button_ != Qt::LeftButton) return;
  if (!draft_ && !state_.original()) {
    if (const auto handle = handleAt(state_, at)) {
      handle_ = *handle;
      chosen_ = handle->measurement;
      keys_.choosePoint(handle->point);
      startDrag(Drag::Handle, at);
      canvas_.update();
      return;
    }
    const auto chosen = measurementAt(state_, at);
    if (chosen != chosen_) canvas_.update();
    chosen_ = chosen;
    if (chosen_) return;
  }
  if (state_.tool() == Tool::Part) return pressPart(at);
  if (!draws()) return startDrag(state_.tool() == Tool::Window ? Drag::Window : Drag::Pan, at);
  const auto point = state_.geometry().toPicture(at);
  takeHold(Drag::Draw, at);
  if (draft_) return fixPoint(point);
  draft_ = Measurement{state_.tool() == Tool::Angle ? Measurement::Kind::Angle : Measurement::Kind::Length, {point, point}};
  canvas_.update();
}

// Starts to resize the part from a corner, to move it from inside, or to draw a new one.
void CanvasGestures::pressPart(QPointF at) {
  takeHold(Drag::Part, at);
  movedPart_.reset();
  const auto opposite = partCornerOpposite(state_, at);
  partAnchor_ = opposite ? *opposite : state_.geometry().toPicture(at);
  if (!opposite && isInPart(state_, at)) movedPart_ = state_.shownPart();
}

void CanvasGestures::releasePart() {
  const auto draft = std::exchange(partDraft_, std::nullopt);
  canvas_.update();
  if (moved_) {
    if (draft && isLargeEnough(*draft)) state_.setPart(*draft);
    return;
  }
  // A click marks the implant that was found there.
  const auto point = state_.geometry().toPicture(pressedAt_);
  for (auto found : state_.found()) {
    if (!rectOf(found).contains(point)) continue;
    found.by = PartOrigin::User;
    return state_.setPart(found);
  }
}

// The draft's last point follows the pointer until it is fixed, by a click or at the end of a drag. The second click of a double click
// draws nothing.
void CanvasGestures::fixPoint(QPointF picture) {
  draft_->points.back() = picture;
  canvas_.update();
  if (!isLongEnough(state_, *draft_)) return draft_.reset();
  if (draft_->points.size() < pointsNeeded(draft_->kind)) {
    draft_->points.push_back(picture);
    return;
  }
  const auto finished = std::move(*draft_);
  draft_.reset();
  if (state_.tool() == Tool::Calibrate) {
    state_.leaveCalibration();
    emit canvas_.calibrationDrawn(finished.points[0], finished.points[1]);
    return;
  }
  state_.addMeasurement(finished);
  chosen_ = state_.view().measurements.size() - 1;
}

void CanvasGestures::move(QMouseEvent& event) {
  const auto at = event.position();
  if (!moved_ && QLineF(pressedAt_, at).length() >= kStillPixels) moved_ = true;
  switch (drag_) {
    case Drag::Window:
      if (moved_) state_.dragWindow(at - pressedAt_);
      break;
    case Drag::Pan:
      if (moved_) state_.panBy(at - std::exchange(lastAt_, at));
      break;
    case Drag::Handle: {
      auto measurement = state_.view().measurements.at(handle_.measurement);
      measurement.points.at(handle_.point) = state_.geometry().toPicture(at);
      if (moved_ && isLongEnough(state_, measurement)) state_.changeMeasurement(handle_.measurement, measurement);
      break;
    }
    case Drag::Part: {
      const auto point = state_.geometry().toPicture(at);
      if (moved_)
        partDraft_ =
            movedPart_ ? movedBy(*movedPart_, point - partAnchor_, state_.shape()) : squareTowards(partAnchor_, point, state_.shape());
      break;
    }
    case Drag::Draw:
    case Drag::None: break;
  }
  movePointer(at);
}

void CanvasGestures::movePointer(QPointF at) {
  pointer_ = at;
  if (!state_.hasPicture()) return;
  const auto picture = state_.geometry().toPicture(at);
  if (draft_) draft_->points.back() = picture;
  probe();
  canvas_.update();
  if (drag_ == Drag::None) refreshCursor();
}

void CanvasGestures::release(QMouseEvent& event) {
  if (event.button() != button_) return;
  const auto drag = std::exchange(drag_, Drag::None);
  button_ = Qt::NoButton;
  if (drag == Drag::Draw) {
    if (moved_ && draft_) fixPoint(state_.geometry().toPicture(event.position()));
  } else if (drag == Drag::Part) {
    releasePart();
  } else if (drag != Drag::None) {
    state_.endGesture();
  }
  refreshCursor();
  if (drag == Drag::Window && event.button() == Qt::RightButton && !moved_) showMenu(event.globalPosition().toPoint());
}

void CanvasGestures::doubleClick(QMouseEvent& event) {
  if (event.button() == Qt::LeftButton && !draws()) return state_.fit();
  // The second click of a double click also places a point.
  press(event);
}

void CanvasGestures::wheel(QWheelEvent& event) {
  constexpr double kPerStep = 1.2, kDegreesAStep = 120;
  const double steps = (event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x()) / kDegreesAStep;
  if (state_.hasPicture() && steps != 0) state_.zoomAt(event.position(), std::pow(kPerStep, steps));
  movePointer(event.position());
  event.accept();
}

bool CanvasGestures::nativeGesture(const QNativeGestureEvent& event) {
  if (event.gestureType() != Qt::ZoomNativeGesture) return false;
  state_.zoomAt(event.position(), 1 + event.value());
  return true;
}

bool CanvasGestures::pinch(const QPinchGesture& pinch) {
  if (pinch.changeFlags() & QPinchGesture::ScaleFactorChanged) {
    state_.zoomAt(canvas_.mapFromGlobal(pinch.centerPoint()), pinch.scaleFactor());
  }
  if (pinch.changeFlags() & QPinchGesture::CenterPointChanged) state_.panBy(pinch.centerPoint() - pinch.lastCenterPoint());
  return true;
}

bool CanvasGestures::isOriginalKey(const QKeyEvent& event) const {
  return commands_["answer.original"]->shortcuts().contains(QKeySequence(event.keyCombination()));
}

// Keys that the canvas handles itself, although commands use them too: Space and "original" act while they are held down, and Escape first
// ends what was begun here.
bool CanvasGestures::override(QKeyEvent& event) {
  const bool plainSpace = event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier;
  const bool ours = plainSpace || isOriginalKey(event) || (event.key() == Qt::Key_Escape && endsByEscape()) ||
                    (event.key() == Qt::Key_Delete && chosen_ && event.modifiers() == Qt::NoModifier);
  if (ours) event.accept();
  return ours;
}

bool CanvasGestures::keyDown(QKeyEvent& event) {
  if (isOriginalKey(event)) {
    originalHeld_ = true;
    state_.setOriginal(true);
    return true;
  }
  if (partKeys_.handle(event) || keys_.handle(event)) return true;
  const auto arrow = [&](QPointF direction) {
    const bool windows = state_.tool() == Tool::Window && !(event.modifiers() & Qt::ShiftModifier);
    windows ? state_.nudgeWindow(direction * kWindowStep) : state_.panBy(direction * kArrowStep);
    return true;
  };
  const bool wantsMenu = event.key() == Qt::Key_Menu || event.keyCombination() == (Qt::SHIFT | Qt::Key_F10);
  if (wantsMenu) return showMenu(canvas_.mapToGlobal(canvas_.rect().center())), true;
  switch (event.key()) {
    case Qt::Key_Space:
      if (!event.isAutoRepeat()) {
        spaceDown_ = true;
        spaceUsed_ = false;
        refreshCursor();
      }
      return true;
    case Qt::Key_Escape: escape(); return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      if (chosen_) state_.removeMeasurement(*std::exchange(chosen_, std::nullopt));
      return true;
    case Qt::Key_Left: return arrow({-1, 0});
    case Qt::Key_Right: return arrow({1, 0});
    case Qt::Key_Up: return arrow({0, -1});
    case Qt::Key_Down: return arrow({0, 1});
    default: return false;
  }
}

bool CanvasGestures::endsByEscape() const { return draft_ || chosen_ || partDraft_ || state_.shownPart() || state_.tool() != Tool::Window; }

// One thing at a time: what is being drawn, or is selected; then the tool; then the part, which the tool that marks it gives up first.
void CanvasGestures::escape() {
  if (partDraft_ || drag_ == Drag::Part) {
    drag_ = Drag::None;
    partDraft_.reset();
  } else if (draft_ || chosen_) {
    draft_.reset();
    chosen_.reset();
  } else if (state_.shownPart() && (state_.tool() == Tool::Part || state_.tool() == Tool::Window)) {
    state_.removePart();
  } else {
    state_.setTool(Tool::Window);
  }
  canvas_.update();
}

bool CanvasGestures::keyUp(QKeyEvent& event) {
  if (event.isAutoRepeat()) return false;
  if (originalHeld_ && isOriginalKey(event)) {
    letGoOfOriginal();
    return true;
  }
  if (event.key() != Qt::Key_Space || !spaceDown_) return false;
  spaceDown_ = false;
  refreshCursor();
  // Space without a drag triggers a command; Space with a drag has panned the picture.
  auto* play = commands_["view.play"];
  if (!spaceUsed_ && play->shortcuts().contains(QKeySequence(Qt::Key_Space))) play->trigger();
  return true;
}

void CanvasGestures::letGoOfOriginal() {
  if (std::exchange(originalHeld_, false)) state_.setOriginal(false);
}

void CanvasGestures::showMenu(QPoint globalPosition) {
  if (!state_.hasPicture()) return;
  auto* menu = new QMenu(&canvas_);
  menu->setObjectName("canvasMenu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const auto& preset : state_.presets()) {
    auto* action = menu->addAction(preset.title, &state_, [this, selection = preset.selection] { state_.selectVoi(selection); });
    action->setCheckable(true);
    action->setChecked(preset.selection == state_.view().voi);
  }
  menu->addSeparator();
  for (const char* id : {"view.fit", "view.actualSize", "view.reset"}) menu->addAction(commands_[id]);
  menu->addSeparator();
  for (const char* id : {"view.rotateLeft", "view.rotateRight", "view.flipHorizontal", "view.flipVertical", "view.invert"}) {
    menu->addAction(commands_[id]);
  }
  if (state_.view().calibration) {
    menu->addSeparator();
    menu->addAction(commands_["tool.removeCalibration"]);
  }
  menu->popup(globalPosition);
}

void CanvasGestures::refreshCursor() {
  if (const auto shape = cursorShape(); canvas_.cursor().shape() != shape) canvas_.setCursor(shape);
}

Qt::CursorShape CanvasGestures::cursorShape() const {
  if (!state_.hasPicture()) return Qt::ArrowCursor;
  if (drag_ == Drag::Pan) return Qt::ClosedHandCursor;
  if (drag_ == Drag::Window) return Qt::SizeAllCursor;
  if (spaceDown_) return Qt::OpenHandCursor;
  if (pointer_ && !draft_ && handleAt(state_, *pointer_)) return Qt::PointingHandCursor;
  if (pointer_ && state_.tool() == Tool::Part) {
    if (partCornerOpposite(state_, *pointer_)) return Qt::PointingHandCursor;
    if (isInPart(state_, *pointer_)) return Qt::SizeAllCursor;
  }
  if (draws()) return Qt::CrossCursor;
  if (state_.tool() == Tool::Pan) return Qt::OpenHandCursor;
  return state_.tool() == Tool::Lens ? Qt::BlankCursor : Qt::ArrowCursor;
}

}  // namespace glenoid::ui
