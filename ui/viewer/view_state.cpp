// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/view_state.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace glenoid::ui {
namespace {

constexpr double kLargestZoom = 64, kSmallestPartOfFit = 0.125;
constexpr std::size_t kLongestHistory = 200;

}  // namespace

ViewState::ViewState(QObject* parent) : QObject(parent) {}
ViewState::~ViewState() = default;

void ViewState::open(std::shared_ptr<const Radiograph> radiograph, std::shared_ptr<const DisplayImage> image, int frame) {
  forget();
  radiograph_ = std::move(radiograph);
  image_ = std::move(image);
  frame_ = requestedFrame_ = answeredFrame_ = frame;
  view_ = openingView();
  announceOpened();
}

void ViewState::reopen(std::shared_ptr<const Radiograph> radiograph, std::shared_ptr<const DisplayImage> image, const KeptView& kept) {
  if (kept.size != QSize(image->columns(), image->rows())) return open(std::move(radiograph), std::move(image), kept.source.frame);
  forget();
  radiograph_ = std::move(radiograph);
  image_ = std::move(image);
  frame_ = requestedFrame_ = answeredFrame_ = kept.source.frame;
  treatAsInverted_ = kept.source.treatAsInverted;
  part_ = kept.source.part;
  overlaysShown_ = kept.overlaysShown;
  shutterShown_ = kept.shutterShown;
  view_ = kept.view;
  past_ = kept.past;
  future_ = kept.future;
  exported_ = kept.exported;
  settle(view_);  // the canvas may have another size now
  announceOpened();
}

KeptView ViewState::kept() const {
  return {{image_->columns(), image_->rows()}, view_, past_, future_, source(), overlaysShown_, shutterShown_, exported_};
}

void ViewState::clear(const QString& reason) {
  forget();
  reason_ = reason;
  announceOpened();
}

void ViewState::forget() {
  radiograph_.reset();
  image_.reset();
  table_.reset();
  reason_.clear();
  frame_ = requestedFrame_ = answeredFrame_ = 0;
  treatAsInverted_ = original_ = false;
  part_ = identified_ = std::nullopt;
  found_.clear();
  overlaysShown_ = shutterShown_ = true;
  view_ = {};
  past_.clear();
  future_.clear();
  exported_.clear();
  gestureStart_.reset();
  lastChange_.reset();
}

void ViewState::announceOpened() {
  setPlaying(false);
  emit opened();
  emit historyChanged();
  announce();
}

void ViewState::requestFrame(int frame) {
  if (!image_) return;
  frame = std::clamp(frame, 0, frames() - 1);
  if (frame == requestedFrame_) return;
  requestedFrame_ = frame;
  emit frameRequested(frame);
}

void ViewState::stepFrame(int direction) {
  if (!image_) return;
  setPlaying(false);
  int next = requestedFrame_ + direction;
  while (next >= 0 && next < frames() && !isReadable(*radiograph_, next)) next += direction;
  if (next >= 0 && next < frames()) requestFrame(next);
}

void ViewState::showFrame(int frame, std::shared_ptr<const DisplayImage> image) {
  if (!image_ || !image) return;
  frame_ = frame;
  image_ = std::move(image);
  table_.reset();
  emit frameShown(frame);
  emit changed();
  askForAnswer();
}

void ViewState::setPlaying(bool playing) {
  playing = playing && frames() > 1;
  if (playing == playing_) return;
  playing_ = playing;
  emit playingChanged(playing);
  askForAnswer();
}

// While frames play, the user could not read an answer for each of them.
void ViewState::askForAnswer() {
  if (playing_ || frame_ == answeredFrame_) return;
  answeredFrame_ = frame_;
  emit sourceChanged();
}

void ViewState::setTreatAsInverted(bool inverted) {
  if (inverted == treatAsInverted_ || !image_) return;
  treatAsInverted_ = inverted;
  emit sourceChanged();
  emit changed();
}

void ViewState::setPart(const Part& part) {
  if (!image_) return;
  try {
    askAbout(clipped(part, image_->columns(), image_->rows()));
  } catch (const Error&) {  // too little of the part is in the picture
  }
}

void ViewState::setWhole() {
  if (image_) askAbout(Part{0, 0, image_->columns(), image_->rows(), PartOrigin::Whole});
}

void ViewState::forgetPart() { askAbout(std::nullopt); }

void ViewState::askAbout(std::optional<Part> part) {
  if (part == part_ || !image_) return;
  part_ = part;
  emit sourceChanged();
  emit changed();
}

void ViewState::setIdentified(std::optional<Part> identified) {
  if (std::exchange(identified_, identified) != identified) emit changed();
}

void ViewState::setFound(std::vector<Part> found) {
  if (found == found_) return;
  found_ = std::move(found);
  emit changed();
}

std::optional<Part> ViewState::shownPart() const {
  const auto& part = part_ ? part_ : identified_;
  return part && part->by != PartOrigin::Whole ? part : std::nullopt;
}

void ViewState::removePart() { part_ ? forgetPart() : setWhole(); }

View ViewState::openingView() const {
  View view;
  view.voi = openingVoi(*image_);
  settle(view);
  return view;
}

void ViewState::reset() {
  if (!image_) return;
  auto next = openingView();
  next.measurements = view_.measurements;
  next.calibration = view_.calibration;
  apply(std::move(next));
}

void ViewState::apply(View next, Change change) {
  if (!image_) return;
  settle(next);
  if (next == view_) return;
  if (!gestureStart_) {
    const bool goesOn = change != Change::Step && lastChange_ == change;
    if (!goesOn) past_.push_back(view_);
    if (past_.size() > kLongestHistory) past_.erase(past_.begin());
    future_.clear();
    lastChange_ = change;
  }
  view_ = std::move(next);
  if (!gestureStart_) emit historyChanged();
  announce();
}

void ViewState::settle(View& view) const {
  if (!image_) return;
  const double fitting = fittingZoom(view.orientation);
  if (view.fitted) {
    view.zoom = fitting;
    view.centre = {image_->columns() / 2.0, image_->rows() / 2.0};
    return;
  }
  view.zoom = std::clamp(view.zoom, kSmallestPartOfFit * std::min(1.0, fitting), kLargestZoom);
  view.centre.setX(std::clamp<double>(view.centre.x(), 0, image_->columns()));
  view.centre.setY(std::clamp<double>(view.centre.y(), 0, image_->rows()));
  if (view.zoom != 1) return;
  // Aligns picture pixels with screen pixels.
  const auto half = canvas_ * devicePixelRatio_ / 2;
  const bool upright = view.orientation.quarterTurns % 2 == 0;
  const double halfX = std::round(2 * (upright ? half.width() : half.height())) / 2;
  const double halfY = std::round(2 * (upright ? half.height() : half.width())) / 2;
  view.centre = {std::round(view.centre.x() - halfX) + halfX, std::round(view.centre.y() - halfY) + halfY};
}

void ViewState::announce() {
  emit changed();
  if (linked_ && !following_) linked_->follow(*this);
}

void ViewState::beginGesture() {
  if (!gestureStart_) gestureStart_ = view_;
}

void ViewState::endGesture() {
  if (!gestureStart_) return;
  const auto start = std::move(*gestureStart_);
  gestureStart_.reset();
  lastChange_.reset();
  if (start == view_) return;
  past_.push_back(start);
  future_.clear();
  emit historyChanged();
}

void ViewState::undo() {
  if (past_.empty() || gestureStart_) return;
  future_.push_back(view_);
  view_ = std::move(past_.back());
  past_.pop_back();
  lastChange_.reset();
  settle(view_);
  emit historyChanged();
  announce();
}

void ViewState::redo() {
  if (future_.empty() || gestureStart_) return;
  past_.push_back(view_);
  view_ = std::move(future_.back());
  future_.pop_back();
  lastChange_.reset();
  settle(view_);
  emit historyChanged();
  announce();
}

void ViewState::setOverlaysShown(bool shown) {
  if (std::exchange(overlaysShown_, shown) != shown) emit changed();
}
void ViewState::setShutterShown(bool shown) {
  if (std::exchange(shutterShown_, shown) != shown) emit changed();
}
void ViewState::setOriginal(bool original) {
  if (std::exchange(original_, original) != original) emit changed();
}
void ViewState::setTool(Tool tool) {
  emit toolChosen(tool);
  if (tool == tool_) return;
  if (tool == Tool::Calibrate) toolBefore_ = tool_;
  tool_ = tool;
  emit toolChanged(tool);
  emit changed();
}
void ViewState::leaveCalibration() {
  if (tool_ == Tool::Calibrate) setTool(toolBefore_);
}

void ViewState::setCanvas(QSizeF size, double devicePixelRatio) {
  if (size == canvas_ && devicePixelRatio == devicePixelRatio_) return;
  canvas_ = size.expandedTo({1, 1});
  devicePixelRatio_ = devicePixelRatio;
  settle(view_);
  emit changed();
}

PictureShape ViewState::shape() const {
  return image_ ? PictureShape{image_->columns(), image_->rows(), image_->pixelAspect()} : PictureShape{};
}

double ViewState::fittingZoom(const Orientation& orientation) const {
  return ViewGeometry::fittingZoom(shape(), orientation, canvas_ * devicePixelRatio_);
}

ViewGeometry ViewState::geometry() const { return {shape(), view_.orientation, view_.zoom / devicePixelRatio_, view_.centre, canvas_}; }

ViewGeometry ViewState::geometryIn(QSizeF canvas) const {
  const double fitting = ViewGeometry::fittingZoom(shape(), view_.orientation, canvas);
  const double zoom = view_.fitted ? fitting : view_.zoom / fittingZoom(view_.orientation) * fitting;
  return {shape(), view_.orientation, zoom, view_.centre, canvas};
}

GreyScale ViewState::greyScale() const {
  const bool file = !image_->isColour() && image_->fileInverted();
  return {voiOf(view_.voi, *image_), (file != treatAsInverted_) != view_.inverted};
}

Window ViewState::shownWindow() const { return image_->equivalentWindow(voiOf(view_.voi, *image_)); }

const DisplayTable& ViewState::table() const {
  auto scale = greyScale();
  if (!table_ || scale.inverted != tableScale_.inverted || scale.voi != tableScale_.voi) {
    table_ = std::make_unique<DisplayTable>(*image_, scale);
    tableScale_ = std::move(scale);
  }
  return *table_;
}

Ruler ViewState::ruler() const { return radiograph_ ? rulerFor(*radiograph_, view_.calibration) : Ruler{}; }

std::vector<VoiPreset> ViewState::presets() const { return image_ ? voiPresets(*image_) : std::vector<VoiPreset>{}; }

}  // namespace glenoid::ui
