// SPDX-License-Identifier: GPL-3.0-or-later
// The individual changes to a view, and how two views follow each other.
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/viewer/view_state.h"

namespace glenoid::ui {

void ViewState::selectVoi(const VoiSelection& selection) {
  if (!image_ || image_->isColour()) return;
  auto next = view_;
  next.voi = selection;
  apply(std::move(next));
}

void ViewState::setWindow(const Window& window) {
  if (!image_) return;
  if (!std::isfinite(window.center) || !std::isfinite(window.width)) return;
  selectVoi({VoiSelection::Kind::Dragged, 0, bounded(window, windowBounds(*image_))});
}

VoiSelection ViewState::draggedFrom(const VoiSelection& start, QPointF pixels) const {
  const auto window = image_->equivalentWindow(voiOf(start, *image_));
  return {VoiSelection::Kind::Dragged, 0, draggedWindow(window, pixels, windowBounds(*image_), shownInverted())};
}

void ViewState::dragWindow(QPointF pixels) {
  if (!image_) return;
  selectVoi(draggedFrom(gestureStart_ ? gestureStart_->voi : view_.voi, pixels));
}

void ViewState::nudgeWindow(QPointF pixels) {
  if (!image_ || image_->isColour()) return;
  auto next = view_;
  next.voi = draggedFrom(view_.voi, pixels);
  apply(std::move(next), Change::Window);
}

void ViewState::zoomAt(QPointF at, double factor) {
  if (!image_ || !(factor > 0)) return;
  auto next = view_;
  next.fitted = false;
  next.zoom = view_.zoom * factor;
  settle(next);
  const auto kept = geometry().toPicture(at);
  const ViewGeometry zoomed(shape(), next.orientation, next.zoom / devicePixelRatio_, next.centre, canvas_);
  next.centre += kept - zoomed.toPicture(at);
  apply(std::move(next), Change::Zoom);
}

void ViewState::setZoom(double devicePixelsAColumn) {
  auto next = view_;
  next.fitted = false;
  next.zoom = devicePixelsAColumn;
  apply(std::move(next));
}

void ViewState::fit() {
  auto next = view_;
  next.fitted = true;
  apply(std::move(next));
}

void ViewState::actualSize() { setZoom(1); }

void ViewState::panBy(QPointF pixels) {
  if (!image_) return;
  const auto now = geometry();
  auto next = view_;
  next.fitted = false;
  next.centre -= now.toPicture(pixels) - now.toPicture({0, 0});
  apply(std::move(next), Change::Pan);
}

void ViewState::rotate(int clockwiseQuarters) {
  auto next = view_;
  next.orientation = view_.orientation.turned(clockwiseQuarters);
  apply(std::move(next));
}

void ViewState::flipHorizontally() {
  auto next = view_;
  next.orientation = view_.orientation.flippedHorizontally();
  apply(std::move(next));
}

void ViewState::flipVertically() {
  auto next = view_;
  next.orientation = view_.orientation.flippedVertically();
  apply(std::move(next));
}

void ViewState::toggleInverted() {
  auto next = view_;
  next.inverted = !view_.inverted;
  apply(std::move(next));
}

void ViewState::addMeasurement(const Measurement& measurement) {
  auto next = view_;
  next.measurements.push_back(measurement);
  apply(std::move(next));
}

void ViewState::changeMeasurement(std::size_t index, const Measurement& measurement) {
  auto next = view_;
  next.measurements.at(index) = measurement;
  apply(std::move(next));
}

void ViewState::nudgeMeasurement(std::size_t index, std::optional<std::size_t> point, QPointF pixels) {
  auto next = view_;
  if (index >= next.measurements.size()) return;
  const auto now = geometry();
  const auto step = now.toPicture(pixels) - now.toPicture({0, 0});
  auto& points = next.measurements[index].points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!point || *point == i) points[i] += step;
  }
  apply(std::move(next), Change::Nudge);
}

void ViewState::removeMeasurement(std::size_t index) {
  auto next = view_;
  if (index >= next.measurements.size()) return;
  const auto removed = next.measurements[index];
  next.measurements.erase(next.measurements.begin() + static_cast<std::ptrdiff_t>(index));
  apply(std::move(next));
  emit measurementsRemoved({removed});
}

void ViewState::clearMeasurements() {
  auto next = view_;
  const auto removed = std::exchange(next.measurements, {});
  apply(std::move(next));
  if (!removed.empty()) emit measurementsRemoved(removed);
}

void ViewState::calibrate(QPointF a, QPointF b, double lengthMm) {
  if (!image_) return;
  const auto calibration = calibrationFrom(a, b, lengthMm, image_->pixelAspect());
  if (!calibration) return;
  auto next = view_;
  next.calibration = calibration;
  apply(std::move(next));
}

void ViewState::clearCalibration() {
  auto next = view_;
  next.calibration.reset();
  apply(std::move(next));
}

void ViewState::linkTo(ViewState* other) {
  if (other == this || other == linked_) return;
  if (linked_) linked_->linked_ = nullptr;
  linked_ = other;
  if (!other) return;
  if (other->linked_) other->linked_->linked_ = nullptr;
  other->linked_ = this;
  other->follow(*this);
}

bool ViewState::sharesValuesWith(const ViewState& other) const {
  const auto &a = *radiograph_, &b = *other.radiograph_;
  return a.bitsStored == b.bitsStored && a.isSigned == b.isSigned && image_->modalityTransform() == other.image_->modalityTransform();
}

VoiSelection ViewState::voiLike(const ViewState& leader) const {
  auto voi = leader.view_.voi;
  using Kind = VoiSelection::Kind;
  if (voi.kind == Kind::Automatic || voi.kind == Kind::FullRange) return voi;
  if (voi.kind == Kind::File) {
    const auto &own = image_->vois(), &theirs = leader.image_->vois();
    if (voi.fileIndex < std::min(own.size(), theirs.size()) && own[voi.fileIndex] == theirs[voi.fileIndex]) return voi;
    voi = {Kind::Dragged, 0, leader.shownWindow()};
  }
  if (sharesValuesWith(leader)) return voi;
  const auto theirs = leader.image_->automaticWindow(), ours = image_->automaticWindow();
  const double scale = ours.width / theirs.width;
  voi.window.center = ours.center + (voi.window.center - theirs.center) * scale;
  voi.window.width *= scale;
  return voi;
}

void ViewState::follow(const ViewState& leader) {
  if (!image_ || !leader.image_) return;
  auto next = view_;
  if (!image_->isColour() && !leader.image_->isColour()) next.voi = voiLike(leader);
  next.fitted = leader.view_.fitted;
  next.zoom = leader.view_.zoom / leader.fittingZoom(leader.view_.orientation) * fittingZoom(view_.orientation);
  // The same place on the screen, even if the two pictures are oriented differently.
  const QPointF part(leader.view_.centre.x() / leader.image_->columns() - 0.5, leader.view_.centre.y() / leader.image_->rows() - 0.5);
  const auto own = view_.orientation.inPicture(leader.view_.orientation.onScreen(part));
  next.centre = {(own.x() + 0.5) * image_->columns(), (own.y() + 0.5) * image_->rows()};
  settle(next);
  if (next == view_) return;
  view_ = std::move(next);
  following_ = true;
  announce();
  following_ = false;
}

}  // namespace glenoid::ui
