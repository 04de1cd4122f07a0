// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <thread>
#include <vector>

namespace glenoid::ui {

// The closing callbacks are called on the runner's thread; everything else belongs to the worker.
class JobRunner::Task : public std::enable_shared_from_this<Task> {
 public:
  JobRunner* runner = nullptr;
  QPointer<QObject> receiver;  // used only on the runner's thread
  CancelToken token;
  Priority priority = Priority::Foreground;
  std::shared_ptr<bool> active;
  std::function<void(const JobContext&)> work;
  Callbacks callbacks;

  std::optional<Error> error;
  bool wasCancelled = false;
  bool hasProgressed = false;  // used only on the runner's thread

  void execute() {
    auto last = std::chrono::steady_clock::time_point{};
    const JobContext context{token,
                             [this, &last](const Progress& progress) {
                               const auto now = std::chrono::steady_clock::now();
                               if (now - last < std::chrono::milliseconds(50)) return;
                               last = now;
                               deliver([this, progress] {
                                 hasProgressed = true;
                                 if (callbacks.progress) callbacks.progress(progress);
                                 emit runner->progressed(progress);
                               });
                             },
                             [this](std::function<void()> event) { deliver(std::move(event)); }, [this] { giveWay(); }};
    try {
      token.check();
      work(context);
    } catch (const Cancelled&) {
      wasCancelled = true;
    } catch (const std::exception& failure) {
      error = errorAbout({}, failure);
    } catch (...) {
      error = Error(ErrorCode::Internal, "an exception of an unknown type");
    }
    work = nullptr;  // releases its copies of the inputs here, on the worker
  }

  void close() {
    *active = false;
    if (!receiver) return;
    if (wasCancelled || token.isCancelled()) {
      if (callbacks.cancelled) callbacks.cancelled();
    } else if (error) {
      if (callbacks.failed) callbacks.failed(*error);
    } else {
      callbacks.done();
    }
  }

 private:
  void giveWay() {
    if (priority == Priority::Foreground) return;
    while (const auto urgent = runner->next(Priority::Foreground)) run(*urgent);
  }
  void deliver(std::function<void()> event) {
    QMetaObject::invokeMethod(
        runner,
        [self = shared_from_this(), event = std::move(event)] {
          if (self->receiver && !self->token.isCancelled()) event();
        },
        Qt::QueuedConnection);
  }
};

Job JobRunner::enqueue(QObject* receiver, std::function<void(const JobContext&)> work, Callbacks callbacks, Priority priority) {
  const auto task = std::make_shared<Task>();
  Job job;
  job.active_ = std::make_shared<bool>(true);
  task->runner = this;
  task->receiver = receiver;
  task->token = job.token_;
  task->priority = priority;
  task->active = job.active_;
  task->work = std::move(work);
  task->callbacks = std::move(callbacks);
  const bool wasIdle = unfinished_++ == 0;
  std::erase_if(tasks_, [](const auto& known) { return known.expired(); });
  tasks_.push_back(task);
  {
    const std::lock_guard lock(mutex_);
    const auto isLess = [&](const auto& other) { return other->priority < priority; };
    waiting_.insert(std::find_if(waiting_.begin(), waiting_.end(), isLess), task);
  }
  wake();
  if (wasIdle) emit becameBusy();
  return job;
}

std::shared_ptr<JobRunner::Task> JobRunner::next(Priority least) {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty() || waiting_.front()->priority < least) return nullptr;
  auto task = std::move(waiting_.front());
  waiting_.pop_front();
  return task;
}

void JobRunner::work(Task& task) { task.execute(); }

void JobRunner::answer(Task& task) {
  auto self = task.shared_from_this();
  QMetaObject::invokeMethod(
      task.runner, [self] { self->runner->finish(self); }, Qt::QueuedConnection);
}

void JobRunner::finish(const std::shared_ptr<Task>& task) {
  task->close();
  task->callbacks = {};
  --unfinished_;
  if (task->hasProgressed) emit progressEnded();
  if (unfinished_ == 0) emit becameIdle();
}

void JobRunner::cancelAll() {
  for (const auto& known : tasks_) {
    if (const auto task = known.lock()) task->token.cancel();
  }
}

struct ThreadJobRunner::Workers {
  std::mutex mutex;
  std::condition_variable wake;
  std::size_t calls = 0;  // calls of wake() that no thread has handled yet
  bool closing = false;
  std::vector<std::thread> threads;

  bool waitForCall() {
    std::unique_lock lock(mutex);
    wake.wait(lock, [this] { return closing || calls > 0; });
    return calls > 0 && calls--;
  }
};

ThreadJobRunner::ThreadJobRunner(int threads) : workers_(std::make_unique<Workers>()) {
  for (int i = 0; i < threads; ++i) {
    workers_->threads.emplace_back([this] {
      while (workers_->waitForCall()) {
        if (const auto task = next()) run(*task);
      }
    });
  }
}

ThreadJobRunner::~ThreadJobRunner() {
  cancelAll();
  {
    const std::lock_guard lock(workers_->mutex);
    workers_->closing = true;
  }
  workers_->wake.notify_all();
  for (auto& thread : workers_->threads) thread.join();
}

void ThreadJobRunner::wake() {
  {
    const std::lock_guard lock(workers_->mutex);
    ++workers_->calls;
  }
  workers_->wake.notify_one();
}

void InlineJobRunner::wake() {
  QMetaObject::invokeMethod(
      this,
      [this] {
        if (const auto task = next()) run(*task);
      },
      Qt::QueuedConnection);
}

}  // namespace glenoid::ui
