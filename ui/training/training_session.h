// SPDX-License-Identifier: GPL-3.0-or-later
// One training run at a time, off the window's thread: started, paused, stopped, taken up again, and followed while it goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/runs/stored_run.h"
#include "ui/jobs/job_runner.h"
#include "ui/settings/settings.h"

namespace glenoid::ui {

// How far the run is. Times leave out pauses.
struct TrainingStatus {
  std::int64_t epoch = 0, epochs = 0;  // the one under way, from 1; of so many at most
  std::size_t done = 0, total = 0;     // images of this pass; 0 of 0 before the first batch
  bool measuring = false;              // the epochs are over; the best weights answer the validation and test parts
  double imagesPerSecond = 0;          // 0: not known yet
  double secondsLeft = 0;              // at most; 0: not known yet
  double seconds = 0;                  // since the start, in this program
  std::uint64_t memoryBytes = 0;       // of the whole program; 0: the system does not say
  QString device;                      // as the system calls it; empty until it is known
};

// The window's thread. One run at a time; it computes on `training` with the threads of the settings.
class TrainingSession : public QObject {
  Q_OBJECT

 public:
  enum class State {
    Idle,  // none was started yet
    Running,
    Paused,    // the worker stands still between two batches; nothing is lost
    Stopping,  // was asked to stop
    Stopped,   // its checkpoint stays: start() with the same request goes on
    Finished,
    Failed,  // error() was shown by `failed`; what the last checkpoint holds stays
  };
  Q_ENUM(State)

  TrainingSession(Settings& settings, JobRunner& training);
  // Wakes a paused worker, so that the runner can end.
  ~TrainingSession() override;

  // Does nothing while isBusy(). Writes request.json (core/runs/stored_run.h) into the folder, and remembers it as setting::unfinishedRun
  // until the run is finished, failed or stopped by the person, so that the next start of the program can offer to go on after a crash. A
  // finished run has its figures, its page and its bundle (core/report/run_report.h).
  void start(TrainingRequest request);
  void pause();
  void resume();
  // Ends at the next batch; stateChanged(Stopped) follows.
  void stop();
  // As stop(), because the program closes: it stays the unfinished run.
  void suspend();

  State state() const { return state_; }
  // Running, Paused or Stopping: a worker holds the run.
  bool isBusy() const { return state_ == State::Running || state_ == State::Paused || state_ == State::Stopping; }
  const TrainingStatus& status() const { return status_; }
  // Of the whole run, also of what earlier starts did.
  const std::vector<EpochRecord>& history() const { return history_; }
  // As the trainer chooses it: highest validation accuracy, among equals the lowest loss; 0 before the first epoch.
  std::int64_t bestEpoch() const;
  // Of the run started last; null before.
  const TrainingRequest* request() const { return request_.get(); }

 signals:
  void stateChanged(glenoid::ui::TrainingSession::State state);
  void historyReset();  // another run begins; history() may already hold the epochs of its earlier starts
  void epochAdded(const glenoid::EpochRecord& record);
  void progressed();                     // status() changed
  void notice(const QString& sentence);  // a line for the log
  void failed(const glenoid::Error& error);

 private:
  class Gate;
  static bool work(const TrainingRequest& request, Gate& gate, const CancelToken& stop, int threads, const JobContext& context,
                   TrainingSession* self);
  void cancel();
  void setState(State state);
  void end(State state);
  void takeProgress(const Progress& progress);
  void takeEpoch(const EpochRecord& record);
  double seconds() const;
  double estimateSecondsLeft() const;

  Settings& settings_;
  JobRunner& training_;
  State state_ = State::Idle;
  std::shared_ptr<Gate> gate_;
  CancelToken stop_;  // of the run, not of its job: the epochs before the stop, and how it ended, still arrive
  std::shared_ptr<const TrainingRequest> request_;
  TrainingStatus status_;
  std::vector<EpochRecord> history_;
  bool suspended_ = false;
  QElapsedTimer clock_, pauseClock_;
  double pausedSeconds_ = 0;
  double passStart_ = 0;  // seconds() when passStartDone_ images of this pass were done
  std::size_t passStartDone_ = 0;
  double memoryRead_ = 0;  // seconds() when the memory was looked at last
};

}  // namespace glenoid::ui
