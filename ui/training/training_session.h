// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one training at a time off the window's thread: starts, pauses, stops and continues it, and reports its progress.
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

// The progress of the run. Times do not include pauses.
struct TrainingStatus {
  std::int64_t epoch = 0, epochs = 0;  // the current epoch, from 1, and the most that there can be; both 0 before the first batch
  std::size_t done = 0, total = 0;     // images in this pass; both 0 before the first batch
  bool measuring = false;              // the epochs are done; the best weights are measured on the validation and test parts
  double imagesPerSecond = 0;          // 0: not known yet
  double secondsLeft = 0;              // an upper limit; 0: not known yet
  double seconds = 0;                  // of the whole run, including its earlier starts
  std::uint64_t memoryBytes = 0;       // used by the whole program; 0: the system does not report it
  QString device;                      // the name that the system gives it; empty until it is known
};

// Used only on the window's thread. One run at a time, on `training`, with the number of threads in the settings.
class TrainingSession : public QObject {
  Q_OBJECT

 public:
  enum class State {
    Idle,  // no run was started yet
    Running,
    Paused,    // the worker waits between two batches; nothing is lost
    Stopping,  // was asked to stop
    Stopped,   // its checkpoint is kept; start() with the same request continues the run
    Finished,
    Failed,  // failed() reported the error; the last checkpoint is kept
  };
  Q_ENUM(State)

  TrainingSession(Settings& settings, JobRunner& training);
  // Wakes a paused worker, so that the runner can finish.
  ~TrainingSession() override;

  // Does nothing while isBusy(). The worker reads and writes the folder, with request.json (core/runs/stored_run.h). Remembers it in
  // setting::unfinishedRun until the run has finished, has failed or was stopped by the user, so that after a crash the next start of the
  // program can offer to continue it. A finished run has figures, a page and a bundle (core/report/run_report.h).
  void start(TrainingRequest request);
  void pause();
  void resume();
  // Stops after the current batch; stateChanged(Stopped) follows.
  void stop();
  // Like stop(), for closing the program: the run stays in setting::unfinishedRun.
  void suspend();

  State state() const { return state_; }
  // Running, Paused or Stopping: a worker holds the run.
  bool isBusy() const { return state_ == State::Running || state_ == State::Paused || state_ == State::Stopping; }
  const TrainingStatus& status() const { return status_; }
  // The epochs of the whole run, including those from earlier starts.
  const std::vector<EpochRecord>& history() const { return history_; }
  // The batches of the epoch in progress.
  const std::vector<BatchRecord>& batches() const { return batches_; }
  // As chosen by the trainer: the highest validation accuracy and, if equal, the lowest loss. 0 before the first epoch.
  std::int64_t bestEpoch() const;
  // The request of the last run that was started; null if there was none.
  const TrainingRequest* request() const { return request_.get(); }

 signals:
  void stateChanged(glenoid::ui::TrainingSession::State state);
  void historyReset();  // a run begins, or history() now holds the epochs of its earlier starts
  void epochAdded(const glenoid::EpochRecord& record);
  void batchAdded();
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
  void takeHistory(const std::vector<EpochRecord>& history);
  void takeEpoch(const EpochRecord& record);
  double seconds() const;  // since start()
  double estimateSecondsLeft() const;

  Settings& settings_;
  JobRunner& training_;
  State state_ = State::Idle;
  std::shared_ptr<Gate> gate_;
  CancelToken stop_;  // for the run, not its job, so that the epochs before the stop and the final state are still delivered
  std::shared_ptr<const TrainingRequest> request_;
  TrainingStatus status_;
  std::vector<EpochRecord> history_;
  std::vector<BatchRecord> batches_;
  bool suspended_ = false;
  QElapsedTimer clock_, pauseClock_;
  double earlierSeconds_ = 0;  // that the run took before start()
  double pausedSeconds_ = 0;
  double passStart_ = 0;  // seconds() when passStartDone_ images of this pass were done
  std::size_t passStartDone_ = 0;
  double memoryRead_ = 0;  // seconds() when the memory was last read
};

}  // namespace glenoid::ui
