// SPDX-License-Identifier: GPL-3.0-or-later
// Slider, play button and frame number below a picture. Hidden if the picture has only one frame.
#pragma once

#include <QTimer>
#include <QWidget>

#include "core/base/error.h"
#include "ui/jobs/job_runner.h"
#include "ui/viewer/view_state.h"

class QLabel;
class QSlider;
class QToolButton;

namespace glenoid::ui {

// Prepares the frames that a ViewState asks for, off the window's thread. Only the latest request is delivered.
// A frame that cannot be read is refused, and the shown one is asked for again.
class FrameLoader : public QObject {
  Q_OBJECT

 public:
  FrameLoader(ViewState& state, JobRunner& files, QObject* parent = nullptr);

 signals:
  void refused(int frame, const glenoid::Error& error);

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
