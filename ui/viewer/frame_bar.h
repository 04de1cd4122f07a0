// SPDX-License-Identifier: GPL-3.0-or-later
// Slider, play button and number of the frame, under a picture of several frames; hidden under others.
#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/jobs/job_runner.h"
#include "ui/viewer/view_state.h"

class QLabel;
class QSlider;
class QToolButton;

namespace glenoid::ui {

// Makes the frames a ViewState asks for, off the window's thread; only the latest one asked for arrives.
class FrameLoader : public QObject {
  Q_OBJECT

 public:
  FrameLoader(ViewState& state, JobRunner& files, QObject* parent = nullptr);

 private:
  void load(int frame);
  ViewState& state_;
  JobRunner& files_;
  Job job_;
};

class FrameBar : public QWidget {
  Q_OBJECT

 public:
  explicit FrameBar(ViewState& state, QWidget* parent = nullptr);

 private:
  void refresh();
  void advance();
  ViewState& state_;
  QSlider* slider_;
  QToolButton* play_;
  QLabel* number_;
  QTimer timer_;
};

}  // namespace glenoid::ui
