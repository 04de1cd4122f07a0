// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/frame_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QStyle>
#include <QToolButton>

#include "ui/elements/controls.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {

FrameLoader::FrameLoader(ViewState& state, JobRunner& files, QObject* parent) : QObject(parent), state_(state), files_(files) {
  connect(&state_, &ViewState::frameRequested, this, &FrameLoader::load);
  connect(&state_, &ViewState::opened, this, [this] { job_.cancel(); });
}

void FrameLoader::load(int frame) {
  job_.cancel();
  using Image = std::shared_ptr<const DisplayImage>;
  const auto radiograph = state_.radiograph();
  job_ = files_.submit<Image>(this,
                              [radiograph, frame](const JobContext& context) {
                                context.token.check();
                                return std::make_shared<const DisplayImage>(*radiograph, frame);
                              },
                              {.done = [this, frame](const Image& image) { state_.showFrame(frame, image); },
                               .failed =
                                   [this, frame](const Error& error) {
                                     state_.requestFrame(state_.frame());
                                     emit refused(frame, error);
                                   }});
}

FrameBar::FrameBar(ViewState& state, QWidget* parent) : QWidget(parent), state_(state) {
  setObjectName("frameBar");
  play_ = new QToolButton;
  play_->setObjectName("framePlay");
  play_->setCheckable(true);
  slider_ = new QSlider(Qt::Horizontal);
  nameControl(*slider_, "frameSlider", tr("Frame"), tr("Choose the frame to show and identify"));
  number_ = new QLabel;
  number_->setObjectName("frameNumber");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 2, 8, 2);
  row->addWidget(play_);
  row->addWidget(slider_, 1);
  row->addWidget(number_);

  constexpr int kFramesASecond = 15;
  timer_.setInterval(1000 / kFramesASecond);
  connect(&timer_, &QTimer::timeout, this, &FrameBar::advance);
  connect(play_, &QToolButton::toggled, &state_, &ViewState::setPlaying);
  connect(slider_, &QSlider::valueChanged, &state_, [this](int value) { state_.requestFrame(value - 1); });
  connect(&state_, &ViewState::opened, this, &FrameBar::refresh);
  connect(&state_, &ViewState::frameShown, this, &FrameBar::refresh);
  connect(&state_, &ViewState::playingChanged, this, [this](bool playing) {
    playing ? timer_.start() : timer_.stop();
    refresh();
  });
  refresh();
}

// Waits for the requested frame, so that a slow machine plays slowly instead of not at all.
void FrameBar::advance() {
  if (state_.requestedFrame() != state_.frame()) return;
  int next = state_.frame();
  do next = (next + 1) % state_.frames();
  while (!isReadable(*state_.radiograph(), next));  // ends at the shown frame
  state_.requestFrame(next);
}

void FrameBar::refresh() {
  setVisible(state_.frames() > 1);
  const QSignalBlocker quiet(slider_), quietPlay(play_);
  slider_->setRange(1, qMax(1, state_.frames()));
  if (!slider_->isSliderDown()) slider_->setValue(state_.frame() + 1);
  number_->setText(tr("%1 of %2").arg(state_.frame() + 1).arg(state_.frames()));
  play_->setChecked(state_.isPlaying());
  const auto word = state_.isPlaying() ? tr("Pause") : tr("Play frames");
  const auto drawing = icon(state_.isPlaying() ? "pause" : "play");
  play_->setIcon(drawing.isNull() ? style()->standardIcon(state_.isPlaying() ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay) : drawing);
  play_->setToolTip(word);
  play_->setAccessibleName(word);
}

}  // namespace glenoid::ui
