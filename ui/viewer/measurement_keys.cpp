// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/measurement_keys.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLineF>

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

Measurement MeasurementKeys::drawnAt(Measurement::Kind kind, QPointF middle) const {
  const auto geometry = state_.geometry();
  const double reach = std::min(canvas_.width(), canvas_.height()) / 8.0;
  Measurement drawn{kind, {geometry.toPicture(middle - QPointF(reach, 0)), geometry.toPicture(middle + QPointF(reach, 0))}};
  if (kind == Measurement::Kind::Angle) drawn.points.push_back(geometry.toPicture(middle + QPointF(reach, -reach)));
  return drawn;
}

// Whether a point of another measurement lies on the same point of this one.
bool MeasurementKeys::hides(const Measurement& drawn) const {
  constexpr double kNear = 10;  // pixels of the screen
  const auto geometry = state_.geometry();
  const auto& others = state_.view().measurements;
  return std::any_of(others.begin(), others.end(), [&](const Measurement& other) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (QLineF(geometry.toCanvas(drawn.points[i]), geometry.toCanvas(other.points[i])).length() < kNear) return true;
    }
    return false;
  });
}

// In the middle of the canvas, or below or above what was drawn there before.
void MeasurementKeys::draw(Measurement::Kind kind) {
  constexpr double kApart = 40;  // pixels of the screen
  const QPointF middle(canvas_.width() / 2.0, canvas_.height() / 2.0);
  const int most = static_cast<int>(canvas_.height() / kApart) - 2;
  auto drawn = drawnAt(kind, middle);
  for (int i = 1; i <= most && hides(drawn); ++i) drawn = drawnAt(kind, middle + QPointF(0, (i % 2 == 1 ? i + 1 : -i) / 2 * kApart));
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
