// SPDX-License-Identifier: GPL-3.0-or-later
// Work off the window's thread: a job is submitted with copies of its inputs, runs on a worker, and answers on the thread that submitted
// it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/base/progress.h"

namespace glenoid::ui {

// What a job sees while it works; valid during the work, every member may be called from the working thread.
struct JobContext {
  const CancelToken& token;
  ProgressCallback progress;  // at most 20 a second arrive; the last one of a stage may be dropped
  // Runs it on the submitting thread, in order, none dropped (an epoch, a row) while the job is not cancelled.
  std::function<void(std::function<void()>)> post;
};

// A submitted job; copies mean the same one.
class Job {
 public:
  Job() = default;
  // Stops it before it starts, or at its next look at the token. From now on nothing it says arrives but `cancelled`, even if its work is
  // done already: who asks again cancels the older job and needs no other guard. Safe at any time.
  void cancel() const { token_.cancel(); }
  // Until one of the closing callbacks was called (or would have been, had the receiver lived). False for a default Job.
  bool isActive() const { return active_ && *active_; }

 private:
  friend class JobRunner;
  CancelToken token_;
  std::shared_ptr<bool> active_;
};

// Called on the submitting thread and never once the receiver is gone; exactly one of done, failed and cancelled, always the last if the
// job was cancelled; any may be empty.
template <class Result>
struct JobCallbacks {
  std::function<void(Result)> done;
  std::function<void(const Error&)> failed;
  std::function<void()> cancelled;
  std::function<void(const Progress&)> progress;
};

// Lives on the window's thread, as do all calls. Jobs start in the order they were submitted.
class JobRunner : public QObject {
  Q_OBJECT

 public:
  // `work` runs on the worker: it blocks, looks at the token, returns a plain value (no tensor, no widget), and may throw Error or
  // Cancelled; whatever else it throws, of any type, arrives as Error Internal (OutOfMemory for bad_alloc). A token is made here, so that a
  // job can be cancelled before it starts.
  template <class Result>
  Job submit(QObject* receiver, std::function<Result(const JobContext&)> work, JobCallbacks<Result> callbacks = {}) {
    const auto result = std::make_shared<std::optional<Result>>();
    return enqueueTask(receiver, [work = std::move(work), result](const JobContext& context) { result->emplace(work(context)); },
                       {[done = std::move(callbacks.done), result] {
                          if (done) done(std::move(**result));
                        },
                        std::move(callbacks.failed), std::move(callbacks.cancelled), std::move(callbacks.progress)});
  }

  // Whether no job is waiting or under way.
  bool isIdle() const { return unfinished_ == 0; }
  // Cancels every job that is waiting or under way; becameIdle follows (at once where there is none: not emitted then).
  void cancelAll();

 signals:
  void becameBusy();  // the first job was submitted since it was idle
  void becameIdle();

 protected:
  struct Callbacks {
    std::function<void()> done;
    std::function<void(const Error&)> failed;
    std::function<void()> cancelled;
    std::function<void(const Progress&)> progress;
  };
  // One job as the worker sees it: call work() and then answer() once, on any thread.
  class Task;
  virtual void enqueue(std::shared_ptr<Task> task) = 0;
  static void work(Task& task);    // what was submitted
  static void answer(Task& task);  // has its end told on the submitting thread
  static void run(Task& task) { work(task), answer(task); }

 private:
  Job enqueueTask(QObject* receiver, std::function<void(const JobContext&)> work, Callbacks callbacks);
  void finish(const std::shared_ptr<Task>& task);
  std::size_t unfinished_ = 0;
  std::vector<std::weak_ptr<Task>> tasks_;
};

// Runs jobs on threads of its own; one thread makes them serial. The destructor cancels all and waits.
class ThreadJobRunner : public JobRunner {
 public:
  explicit ThreadJobRunner(int threads = 1);
  ~ThreadJobRunner() override;

 protected:
  void enqueue(std::shared_ptr<Task> task) override;

 private:
  struct Workers;
  std::unique_ptr<Workers> workers_;
};

// The twin for tests: runs one job a turn of the event loop on the calling thread, so that a job can be cancelled before it starts.
class InlineJobRunner : public JobRunner {
 protected:
  void enqueue(std::shared_ptr<Task> task) override;
};

}  // namespace glenoid::ui
