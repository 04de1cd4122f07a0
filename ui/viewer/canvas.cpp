// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/canvas.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QKeyEvent>
#include <QPainter>

#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/last_input.h"
#include "ui/elements/theme.h"
#include "ui/viewer/canvas_gestures.h"
#include "ui/viewer/scene_marks.h"
#include "ui/viewer/scene_pixels.h"

namespace glenoid::ui {
namespace {

constexpr double kLineHeight = 22, kNoticePixels = 13;

// Paints the lines of a snapshot below the picture, wrapped to this width.
void paintBanner(QPainter& painter, const QRectF& area, const QStringList& lines) {
  painter.fillRect(area, QColor(0x15, 0x18, 0x1c));
  auto font = painter.font();
  for (int i = 0; i < lines.size(); ++i) {
    font.setBold(i == 0);
    font.setPixelSize(static_cast<int>(kNoticePixels));
    painter.setFont(font);
    const double width = QFontMetricsF(font).horizontalAdvance(lines[i]);
    if (width > area.width() - 16) {
      font.setPixelSize(std::max(6, static_cast<int>(kNoticePixels * (area.width() - 16) / width)));
      painter.setFont(font);
    }
    painter.setPen(i == 0 ? QColor(0xe8, 0xea, 0xed) : QColor(0xa4, 0xac, 0xb7));
    const QRectF row(area.left(), area.top() + 4 + i * kLineHeight, area.width(), kLineHeight);
    painter.drawText(row, Qt::AlignCenter, lines[i]);
  }
}

// Keys that only pass through a canvas, or begin another key.
bool isOnTheWay(int key) {
  static const std::set<int> keys{Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Shift, Qt::Key_Control,
                                  Qt::Key_Alt, Qt::Key_AltGr,   Qt::Key_Meta,  Qt::Key_CapsLock};
  return keys.contains(key);
}

}  // namespace

Canvas::Canvas(ViewState& state, Commands& commands, Settings& settings, QWidget* parent)
    : QWidget(parent), state_(state), settings_(settings), gestures_(std::make_unique<CanvasGestures>(*this, commands)) {
  setObjectName("canvas");
  setAccessibleName(tr("Radiograph"));
  setAccessibleDescription(tr("Drag with the right button for window and level, with the middle button to pan; the wheel zooms."));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  grabGesture(Qt::PinchGesture);
  connect(&state_, &ViewState::changed, this, qOverload<>(&QWidget::update));
  connect(&state_, &ViewState::opened, this, [this] {
    heat_.reset();
    refreshLayers();
  });
  connect(&state_, &ViewState::frameShown, this, &Canvas::refreshLayers);
  connect(&settings_, &Settings::changed, this, qOverload<>(&QWidget::update));
  connect(&LastInput::ofProgram(), &LastInput::changed, this, qOverload<>(&QWidget::update));
  refreshLayers();
}

Canvas::~Canvas() = default;

void Canvas::refreshLayers() {
  layers_ = state_.hasPicture() ? std::make_unique<FileLayers>(fileLayers(*state_.radiograph(), state_.frame())) : nullptr;
}

void Canvas::setHeatMap(std::optional<HeatLayer> layer) {
  heat_ = std::move(layer);
  heatSource_ = state_.source();
  update();
}

void Canvas::setAskedLine(std::optional<QLineF> line) {
  askedLine_ = line;
  update();
}

void Canvas::setActive(bool active) {
  active_ = active;
  update();
}

bool Canvas::heatShown() const {
  const bool stale = state_.source() != heatSource_;
  return heat_ && !stale && !heat_->map.flat && settings_.get(setting::heatMapShown);
}

Scene Canvas::sceneFor(const ViewGeometry& geometry, QSizeF size) const {
  Scene scene{state_, geometry, size, layers_.get(), heatShown() ? &*heat_ : nullptr};
  scene.heatColours = settings_.get(setting::heatMapColours);
  scene.heatOpacity = settings_.get(setting::heatMapOpacity);
  scene.corners = settings_.get(setting::showCorners);
  scene.identity = settings_.get(setting::showIdentity);
  return scene;
}

bool Canvas::event(QEvent* event) {
  // Comes before the command of the key, so that the command acts on this picture.
  if (event->type() == QEvent::ShortcutOverride && !isOnTheWay(static_cast<QKeyEvent*>(event)->key())) emit activated();
  return gestures_->handle(*event) || QWidget::event(event);
}

void Canvas::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  const auto reason = event->reason();
  const bool isTab = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
  const bool comesBack = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason;
  update();
  if (!comesBack && !isTab) emit activated();
}

void Canvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

void Canvas::resizeEvent(QResizeEvent*) { state_.setCanvas(size(), devicePixelRatioF()); }

void Canvas::paintReason(QPainter& painter) {
  painter.fillRect(rect(), themeColours().picture);
  painter.setPen(QColor(0xa4, 0xac, 0xb7));  // the background is black in both themes
  auto larger = font();
  larger.setPointSizeF(larger.pointSizeF() * 1.15);
  painter.setFont(larger);
  const int side = qMax(16, (width() - 460) / 2);
  painter.drawText(rect().adjusted(side, 16, -side, -16), Qt::AlignCenter | Qt::TextWordWrap, state_.reason());
}

void Canvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (!state_.hasPicture()) {
    paintReason(painter);
    return paintFrames(painter);
  }
  const double ratio = devicePixelRatioF();
  state_.setCanvas(size(), ratio);  // the window may have moved to another screen
  const QSize pixels(qRound(width() * ratio), qRound(height() * ratio));
  if (buffer_.size() != pixels) buffer_ = QImage(pixels, QImage::Format_RGB32);
  buffer_.setDevicePixelRatio(1);

  auto scene = sceneFor(state_.geometry(), size());
  scene.chosen = gestures_->chosen();
  scene.chosenPoint = gestures_->chosenPoint();
  scene.draft = gestures_->draft();
  if (askedLine_) scene.draft = Measurement{Measurement::Kind::Length, {askedLine_->p1(), askedLine_->p2()}};
  scene.partDraft = gestures_->partDraft();
  const auto& pointer = gestures_->pointer();
  paintPixels(scene, scene.geometry, ratio, buffer_);
  buffer_.setDevicePixelRatio(ratio);
  painter.drawImage(0, 0, buffer_);
  paintMarks(scene, painter);
  if (pointer && state_.tool() == Tool::Lens) paintLens(scene, *pointer, ratio, painter);
  paintFrames(painter);
  if (!std::exchange(drawn_, true)) QMetaObject::invokeMethod(this, &Canvas::pictureDrawn, Qt::QueuedConnection);
}

// A solid frame: the active one of two canvases. A dashed frame inside it: keys act here, and a key was the last input.
void Canvas::paintFrames(QPainter& painter) {
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setBrush(Qt::NoBrush);
  const auto accent = themeColours().accent;
  if (active_) {
    painter.setPen(QPen(accent, 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
  }
  if (!hasFocus() || !LastInput::ofProgram().isKey()) return;
  const auto frame = QRectF(rect()).adjusted(5, 5, -5, -5);
  for (const auto& pen : {QPen(QColor(Qt::black), 4), QPen(accent, 2, Qt::DashLine)}) {
    painter.setPen(pen);
    painter.drawRect(frame);
  }
}

QImage Canvas::snapshot(const SnapshotOptions& options) const {
  const auto pixels = options.size.isEmpty() ? (QSizeF(size()) * devicePixelRatioF()).toSize() : options.size;
  // Text and lines grow with the picture, so that a large export is as readable as the screen.
  constexpr double kReadableSide = 900;
  const double ratio = options.ratio > 0        ? options.ratio
                       : options.size.isEmpty() ? devicePixelRatioF()
                                                : std::max(1.0, std::min(pixels.width(), pixels.height()) / kReadableSide);
  const QSizeF logical = QSizeF(pixels) / ratio;

  QImage picture(pixels, QImage::Format_RGB32);
  QStringList lines{disclaimerText()};
  if (state_.hasPicture()) {
    auto scene = sceneFor(state_.geometryIn(logical), logical);
    if (options.heat) scene.heat = options.heat;
    if (!options.heatMap) scene.heat = nullptr;
    scene.corners = options.identity || (options.corners && scene.corners);
    scene.identity = options.identity;
    scene.zoomShown = options.size.isEmpty();
    if (scene.heat && !state_.original()) lines << heatSentence(scene.heat->map);
    paintPixels(scene, scene.geometry, ratio, picture);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    paintMarks(scene, painter);
  } else {
    picture.fill(Qt::black);
  }
  if (!options.banner) {
    picture.setDevicePixelRatio(1);
    return picture;
  }
  const int strip = static_cast<int>(std::ceil((8 + kLineHeight * static_cast<double>(lines.size())) * ratio));
  QImage whole(pixels.width(), pixels.height() + strip, QImage::Format_RGB32);
  whole.setDevicePixelRatio(ratio);
  picture.setDevicePixelRatio(ratio);
  QPainter painter(&whole);
  painter.drawImage(0, 0, picture);
  paintBanner(painter, {0, logical.height(), logical.width(), strip / ratio + 1}, lines);
  painter.end();
  whole.setDevicePixelRatio(1);
  return whole;
}

}  // namespace glenoid::ui
