// SPDX-License-Identifier: GPL-3.0-or-later
// How the window ends: a training run is asked about, everything under way is cancelled, and the window goes once nothing works any more.
#pragma once

#include <functional>
#include <vector>

#include <QObject>

#include "ui/jobs/job_runner.h"

namespace glenoid::ui {

class Closing : public QObject {
  Q_OBJECT

 public:
  // The training run, as far as closing goes: whether one is under way, and what lets it stop at its next checkpoint.
  struct Training {
    std::function<bool()> isBusy;
    std::function<void()> suspend;
  };
  Closing(std::vector<JobRunner*> runners, Training training);

  // True: nothing is under way, the window may go now. False: asked() or, once all has stopped, finished() follows.
  bool request();
  // The person wants to stop the training run and leave.
  void confirm();

 signals:
  void asked();
  void stopping();
  void finished();

 private:
  bool isIdle() const;
  void stopAll();
  void finishOnceIdle();
  std::vector<JobRunner*> runners_;
  Training training_;
  enum class State { Open, Stopping, Finished } state_ = State::Open;
};

}  // namespace glenoid::ui
