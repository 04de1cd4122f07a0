// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/measurement_keys.h"

#include <algorithm>

#include <QKeyEvent>

namespace glenoid::ui {

MeasurementKeys::MeasurementKeys(Canvas& canvas, std::optional<std::size_t>& chosen)
    : canvas_(canvas), state_(canvas.state()), chosen_(chosen) {}

std::optional<std::size_t> MeasurementKeys::point() const {
  const bool isOfChosen = handle_ && chosen_ == handle_->measurement;
  return isOfChosen ? std::optional(handle_->point) : std::nullopt;
}

void MeasurementKeys::choosePoint(std::size_t point) {
  if (chosen_) handle_ = Handle{*chosen_, point};
}

bool MeasurementKeys::handle(const QKeyEvent& event) {
  if (!state_.hasPicture() || state_.original() || (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))) return false;
  const double step = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
  switch (event.key()) {
    case Qt::Key_Tab: return choose(+1);
    case Qt::Key_Backtab: return choose(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter: return enter();
    case Qt::Key_Left: return nudge({-step, 0});
    case Qt::Key_Right: return nudge({step, 0});
    case Qt::Key_Up: return nudge({0, -step});
    case Qt::Key_Down: return nudge({0, step});
    default: return false;
  }
}

// After the last measurement, the focus leaves the canvas.
bool MeasurementKeys::choose(int direction) {
  const auto count = static_cast<std::ptrdiff_t>(state_.view().measurements.size());
  const auto before = direction > 0 ? -1 : count;
  const auto next = (chosen_ ? static_cast<std::ptrdiff_t>(*chosen_) : before) + direction;
  handle_.reset();
  chosen_.reset();
  if (next >= 0 && next < count) chosen_ = static_cast<std::size_t>(next);
  // Moving another measurement is another step of the history.
  state_.beginGesture();
  state_.endGesture();
  canvas_.update();
  return chosen_.has_value();
}

bool MeasurementKeys::enter() {
  const auto tool = state_.tool();
  const auto& measurements = state_.view().measurements;
  if (tool == Tool::Calibrate) {
    if (!chosen_ || measurements[*chosen_].kind != Measurement::Kind::Length) {
      emit canvas_.calibrationLineMissing();
      return true;
    }
    const auto points = measurements[*chosen_].points;
    state_.leaveCalibration();
    emit canvas_.calibrationDrawn(points[0], points[1]);
  } else if (chosen_) {
    const auto next = point() ? *point() + 1 : 0;
    handle_.reset();
    if (next < measurements[*chosen_].points.size()) handle_ = Handle{*chosen_, next};
  } else if (tool == Tool::Length || tool == Tool::Angle) {
    draw(tool == Tool::Angle ? Measurement::Kind::Angle : Measurement::Kind::Length);
  } else {
    return false;
  }
  canvas_.update();
  return true;
}

void MeasurementKeys::draw(Measurement::Kind kind) {
  const auto geometry = state_.geometry();
  const QPointF middle(canvas_.width() / 2.0, canvas_.height() / 2.0);
  const double reach = std::min(canvas_.width(), canvas_.height()) / 8.0;
  Measurement drawn{kind, {geometry.toPicture(middle - QPointF(reach, 0)), geometry.toPicture(middle + QPointF(reach, 0))}};
  if (kind == Measurement::Kind::Angle) drawn.points.push_back(geometry.toPicture(middle + QPointF(reach, -reach)));
  state_.addMeasurement(drawn);
  chosen_ = state_.view().measurements.size() - 1;
  handle_ = Handle{*chosen_, drawn.points.size() - 1};
}

bool MeasurementKeys::nudge(QPointF pixels) {
  if (!chosen_) return false;
  state_.nudgeMeasurement(*chosen_, point(), pixels);
  return true;
}

}  // namespace glenoid::ui
