// SPDX-License-Identifier: GPL-3.0-or-later
// Work off the window's thread. A job is submitted with copies of its inputs, runs on a worker, and delivers its result on the thread that
// submitted it.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/base/progress.h"

namespace glenoid::ui {

// What a job can use while it works. Valid only during the work; every member may be called from the worker's thread.
struct JobContext {
  const CancelToken& token;
  ProgressCallback progress;  // at most 20 per second are delivered; the last one of a stage may be dropped
  // Runs a function on the submitting thread, in order; none is dropped unless the job is cancelled. For an epoch or a row.
  std::function<void(std::function<void()>)> post;
  // For a Background job, at any point where it can pause: runs the waiting Foreground jobs immediately, on this thread. Does nothing in a
  // Foreground job.
  std::function<void()> giveWay;
};

// Foreground jobs start first. A running Background job gives way to them by JobContext::giveWay().
enum class Priority { Background, Foreground };

// A submitted job. Copies refer to the same job.
class Job {
 public:
  Job() = default;
  // Stops the job before it starts, or when it next checks the token. After this call only `cancelled` is delivered, even if the work is
  // already done. So a caller that asks again only needs to cancel the older job. Safe at any time.
  void cancel() const { token_.cancel(); }
  // True until one of the closing callbacks was called, or would have been called if the receiver were still alive. False for a default
  // Job.
  bool isActive() const { return active_ && *active_; }

 private:
  friend class JobRunner;
  CancelToken token_;
  std::shared_ptr<bool> active_;
};

// Called on the submitting thread, but never after the receiver is gone. Exactly one of done, failed and cancelled is called:
// cancelled if the job was cancelled, otherwise one of the other two. Any of them may be empty.
template <class Result>
struct JobCallbacks {
  std::function<void(Result)> done = {};
  std::function<void(const Error&)> failed = {};
  std::function<void()> cancelled = {};
  std::function<void(const Progress&)> progress = {};
};

// Lives on the window's thread and is called only there. Jobs of one priority start in the order in which they were submitted.
class JobRunner : public QObject {
  Q_OBJECT

 public:
  // `work` runs on the worker. It may block, checks the token, and returns a plain value (no tensor, no widget). It may throw Error or
  // Cancelled; anything else that it throws is delivered as Error Internal (OutOfMemory for bad_alloc). The token is created here, so that
  // a job can be cancelled before it starts.
  template <class Result>
  Job submit(QObject* receiver, std::function<Result(const JobContext&)> work, JobCallbacks<Result> callbacks = {},
             Priority priority = Priority::Foreground) {
    const auto result = std::make_shared<std::optional<Result>>();
    return enqueue(
        receiver, [work = std::move(work), result](const JobContext& context) { result->emplace(work(context)); },
        {.done =
             [done = std::move(callbacks.done), result] {
               if (done) done(std::move(**result));
             },
         .failed = std::move(callbacks.failed),
         .cancelled = std::move(callbacks.cancelled),
         .progress = std::move(callbacks.progress)},
        priority);
  }

  // True if no job is waiting or running.
  bool isIdle() const { return unfinished_ == 0; }
  // Cancels every job that is waiting or running. becameIdle follows, unless the runner is already idle.
  void cancelAll();

 signals:
  void becameBusy();  // the first job since the runner was idle was submitted
  void becameIdle();
  void progressed(const glenoid::Progress& progress);  // of any job, as JobCallbacks::progress is called
  void progressEnded();                                // a job that had reported progress has ended; before becameIdle

 protected:
  struct Callbacks {
    std::function<void()> done;
    std::function<void(const Error&)> failed;
    std::function<void()> cancelled;
    std::function<void(const Progress&)> progress;
  };
  // One job as the worker sees it: call work() and then answer(), once each, on any thread.
  class Task;
  // Called once for each submitted job: a worker must call next().
  virtual void wake() = 0;
  // Takes the first waiting job, on any thread. Null if no job of this priority or above is waiting: another worker may have taken it.
  std::shared_ptr<Task> next(Priority least = Priority::Background);
  static void work(Task& task);    // runs the submitted work
  static void answer(Task& task);  // reports its end on the submitting thread
  static void run(Task& task) { work(task), answer(task); }

 private:
  Job enqueue(QObject* receiver, std::function<void(const JobContext&)> work, Callbacks callbacks, Priority priority);
  void finish(const std::shared_ptr<Task>& task);
  std::size_t unfinished_ = 0;
  std::vector<std::weak_ptr<Task>> tasks_;
  std::mutex mutex_;  // of waiting_
  std::deque<std::shared_ptr<Task>> waiting_;
};

// Runs jobs on its own threads; with one thread, they run one after another. The destructor cancels all jobs and waits for them.
class ThreadJobRunner : public JobRunner {
 public:
  explicit ThreadJobRunner(int threads = 1);
  ~ThreadJobRunner() override;

 protected:
  void wake() override;

 private:
  struct Workers;
  std::unique_ptr<Workers> workers_;
};

// For tests: runs jobs on the calling thread, one per turn of the event loop, so that a job can be cancelled before it starts.
class InlineJobRunner : public JobRunner {
 protected:
  void wake() override;
};

}  // namespace glenoid::ui
