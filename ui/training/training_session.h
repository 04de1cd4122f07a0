// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one training or pretraining at a time off the window's thread: starts, pauses, stops and continues it, and reports its progress.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/runs/pretraining_request.h"
#include "core/runs/stored_run.h"
#include "core/training/observer.h"
#include "core/training/pretraining.h"
#include "ui/jobs/job_runner.h"
#include "ui/settings/settings.h"

namespace glenoid::ui {

// The progress of the run. Times do not include pauses.
struct TrainingStatus {
  std::int64_t epoch = 0;           // the current one, from 1; 0 before the first batch
  std::int64_t epochs = 0;          // the most that there can be; 0 before the first batch of a run without earlier starts
  std::size_t done = 0, total = 0;  // images in this pass; both 0 before the first batch
  // The epochs are done and the best weights are measured on the validation and test parts; or, between epochs, the features are probed.
  bool measuring = false;
  double imagesPerSecond = 0;     // 0: not known yet
  double secondsLeft = 0;         // an upper limit; 0: not known yet
  double seconds = 0;             // of the whole run, including its earlier starts
  std::uint64_t memoryBytes = 0;  // used by the whole program; 0: the system does not report it
  QString device;                 // the name that the system gives it; empty until it is known
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
    Stopped,   // goOn(), or start() with the same request, continues the run from its checkpoint, if it hasCheckpoint()
    Finished,
    Failed,  // failed() reported the error; hasCheckpoint() says whether the run can be continued
  };
  Q_ENUM(State)

  TrainingSession(Settings& settings, JobRunner& training);
  // Wakes a paused worker, so that the runner can finish.
  ~TrainingSession() override;

  // Does nothing while isBusy(). The worker reads and writes the folder, with request.json (core/runs/stored_run.h). Remembers it in
  // setting::unfinishedRun until the run has finished, has failed or was stopped by the user, so that after a crash the next start of the
  // program can offer to continue it. A finished run has figures, a page and a bundle (core/report/run_report.h).
  void start(TrainingRequest request);
  // The same for pretraining, which has neither figures nor a bundle; request.json is that of core/runs/pretraining_request.h.
  void start(PretrainingRequest request);
  // Starts the last request again. Does nothing if there was none.
  void goOn();
  void pause();
  void resume();
  // Stops after the current batch; stateChanged(Stopped) follows.
  void stop();
  // Like stop(), for closing the program: the run stays in setting::unfinishedRun.
  void suspend();

  State state() const { return state_; }
  // Running, Paused or Stopping: a worker holds the run.
  bool isBusy() const { return state_ == State::Running || state_ == State::Paused || state_ == State::Stopping; }
  // Whether the folder of a run that was stopped or has failed holds a checkpoint.
  bool hasCheckpoint() const { return hasCheckpoint_; }
  const TrainingStatus& status() const { return status_; }
  // The epochs of the whole run, including those from earlier starts.
  const std::vector<EpochRecord>& history() const { return history_; }
  // The batches of the epoch in progress.
  const std::vector<BatchRecord>& batches() const { return batches_; }
  // Those of the whole pretraining; empty for a training run.
  const std::vector<ProbeRecord>& probes() const { return probes_; }
  // As chosen by the trainer: the highest validation accuracy and, if equal, the lowest loss. 0 before the first epoch.
  std::int64_t bestEpoch() const;
  // Of the last run that was started; empty if there was none.
  const std::filesystem::path& runFolder() const { return run_.folder; }
  // Why it failed; empty unless state() is Failed.
  const std::optional<Error>& failure() const { return failure_; }
  // Its request; null if there was none or it was pretraining.
  const TrainingRequest* request() const { return request_.get(); }
  // The same for pretraining.
  const PretrainingRequest* pretraining() const { return pretraining_.get(); }

 signals:
  void stateChanged(glenoid::ui::TrainingSession::State state);
  // A run begins, while state() and hasCheckpoint() are still those of the last one; or history() now holds the epochs of its earlier
  // starts.
  void historyReset();
  void epochAdded(const glenoid::EpochRecord& record);
  void probeAdded(const glenoid::ProbeRecord& record);
  void batchAdded();
  void progressed();                     // status() changed
  void notice(const QString& sentence);  // a line for the log
  void failed(const glenoid::Error& error);

 private:
  class Gate;
  // What is run. The work happens on the worker, may post to the window's thread, and ends early if `stop` is cancelled.
  struct Run {
    std::filesystem::path folder;
    std::int64_t epochs = 0;
    std::function<void(const CancelToken& stop, const JobContext& context, TrainingObserver observer)> work = {};
  };
  void begin(Run run);
  static bool work(const Run& run, Gate& gate, const CancelToken& stop, int threads, const JobContext& context, TrainingSession* self);
  void cancel();
  void setState(State state);
  void end(State state);
  void takeProgress(const Progress& progress);
  void takeHistory(const std::vector<EpochRecord>& history, const std::vector<ProbeRecord>& probes);
  void takeEpoch(const EpochRecord& record);
  double seconds() const;  // since start()
  double estimateSecondsLeft() const;

  Settings& settings_;
  JobRunner& training_;
  State state_ = State::Idle;
  std::shared_ptr<Gate> gate_;
  CancelToken stop_;  // for the run, not its job, so that the epochs before the stop and the final state are still delivered
  Run run_;
  std::shared_ptr<const TrainingRequest> request_;
  std::shared_ptr<const PretrainingRequest> pretraining_;
  TrainingStatus status_;
  std::vector<EpochRecord> history_;
  std::vector<ProbeRecord> probes_;
  std::vector<BatchRecord> batches_;
  bool suspended_ = false;
  bool hasCheckpoint_ = false;
  std::optional<Error> failure_;
  QElapsedTimer clock_, pauseClock_;
  double earlierSeconds_ = 0;  // that the run took before start()
  double pausedSeconds_ = 0;
  double passStart_ = 0;  // seconds() when passStartDone_ images of this pass were done
  std::size_t passStartDone_ = 0;
  double memoryRead_ = 0;  // seconds() when the memory was last read
};

}  // namespace glenoid::ui
