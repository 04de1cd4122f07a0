// SPDX-License-Identifier: GPL-3.0-or-later
// Closes the window: asks the user about work that would be lost, cancels all running work, and lets the window close when everything has
// stopped.
#pragma once

#include <functional>
#include <vector>

#include <QObject>

#include "ui/jobs/job_runner.h"

namespace glenoid::ui {

class Closing : public QObject {
  Q_OBJECT

 public:
  // What closing needs to know about work that the user is asked about: whether some is in progress, and how to suspend it.
  struct Work {
    std::function<bool()> isBusy;
    std::function<void()> suspend;
  };
  Closing(std::vector<JobRunner*> runners, Work work);

  // True: no work is in progress, and the window may close now. False: asked() follows, or finished() when all work has stopped.
  bool request();
  // All work has stopped: the window may close without another question.
  bool isFinished() const { return state_ == State::Finished; }
  // Stops that work and all other: the user wants to quit, or the system does and asks nobody. finished() follows.
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
  Work work_;
  enum class State { Open, Stopping, Finished } state_ = State::Open;
};

}  // namespace glenoid::ui
