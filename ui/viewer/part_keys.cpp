// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/part_keys.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QKeyEvent>

#include "ui/viewer/part_box.h"

namespace glenoid::ui {

PartKeys::PartKeys(Canvas& canvas, std::optional<Part>& draft) : canvas_(canvas), state_(canvas.state()), draft_(draft) {}

bool PartKeys::handle(const QKeyEvent& event) {
  constexpr auto kHeld = Qt::ShiftModifier | Qt::ControlModifier | Qt::KeypadModifier;
  if (state_.tool() != Tool::Part || !state_.hasPicture() || state_.original() || (event.modifiers() & ~kHeld)) return false;
  const double step = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
  const bool resize = event.modifiers() & Qt::ControlModifier;
  switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return !resize && enter();
    case Qt::Key_Left: return move({-step, 0}, resize);
    case Qt::Key_Right: return move({step, 0}, resize);
    case Qt::Key_Up: return move({0, -step}, resize);
    case Qt::Key_Down: return move({0, step}, resize);
    default: return false;
  }
}

bool PartKeys::enter() {
  if (!draft_) {
    draft_ = firstDraft();
  } else if (isLargeEnough(*draft_)) {
    state_.setPart(*std::exchange(draft_, std::nullopt));
  }
  canvas_.update();
  return true;
}

Part PartKeys::firstDraft() const {
  auto known = state_.shownPart();
  if (!known && !state_.found().empty()) known = state_.found().front();
  if (known) {
    known->by = PartOrigin::User;
    return *known;
  }
  const auto geometry = state_.geometry();
  const QPointF middle(canvas_.width() / 2.0, canvas_.height() / 2.0);
  const double reach = std::min(canvas_.width(), canvas_.height()) / 4.0;
  return squareTowards(geometry.toPicture(middle - QPointF(reach, reach)), geometry.toPicture(middle + QPointF(reach, reach)),
                       state_.shape());
}

bool PartKeys::move(QPointF pixels, bool resize) {
  if (!draft_) return false;
  const auto geometry = state_.geometry();
  auto by = geometry.toPicture(pixels) - geometry.toPicture({0, 0});
  // A part has whole pixels, so a step is at least one pixel of the picture.
  by *= std::max(1.0, 1 / std::max(std::abs(by.x()), std::abs(by.y())));
  if (resize) {
    const double grown = (pixels.x() + pixels.y() > 0 ? 1 : -1) * std::hypot(by.x(), by.y());
    const double side = std::max<double>(kLeastPartSide, draft_->width + grown);
    draft_ = squareTowards(QPointF(draft_->x, draft_->y), QPointF(draft_->x + side, draft_->y), state_.shape());
  } else {
    draft_ = movedBy(*draft_, by, state_.shape());
  }
  canvas_.update();
  return true;
}

}  // namespace glenoid::ui
