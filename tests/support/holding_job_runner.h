// SPDX-License-Identifier: GPL-3.0-or-later
// A runner with its own threads, like the window's, and a gate: a test can hold back the answer of a finished job until a newer one has
// arrived.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <QTest>
#include <gtest/gtest.h>

#include "ui/jobs/job_runner.h"

namespace glenoid::test {

class HoldingJobRunner : public ui::JobRunner {
 public:
  explicit HoldingJobRunner(int threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  ~HoldingJobRunner() override {
    cancelAll();
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

  // `older` submits a job, which does its work; then `newer` submits one, which is answered in full; the answer of the older job arrives
  // last.
  void overtake(const std::function<void()>& older, const std::function<void()>& newer) {
    holdNext_ = true;
    older();
    ASSERT_TRUE(QTest::qWaitFor([this] { return isHolding(); }, kLongest));
    newer();
    ASSERT_TRUE(QTest::qWaitFor([this] { return submitted_ - landed_ == 1; }, kLongest));
    send(*std::exchange(held_, nullptr));
    ASSERT_TRUE(QTest::qWaitFor([this] { return isIdle(); }, kLongest));
  }

 protected:
  void wake() override {
    ++submitted_;
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back({next(), std::exchange(holdNext_, false)});
    }
    wake_.notify_one();
  }

 private:
  static constexpr int kLongest = 60'000;  // milliseconds
  struct Waiting {
    std::shared_ptr<Task> task;
    bool isHeld = false;
  };

  bool isHolding() {
    const std::lock_guard lock(mutex_);
    return held_ != nullptr;
  }

  void send(Task& task) {
    answer(task);
    QMetaObject::invokeMethod(
        this, [this] { ++landed_; }, Qt::QueuedConnection);
  }

  void work() {
    for (;;) {
      Waiting next;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        next = std::move(waiting_.front());
        waiting_.pop_front();
      }
      JobRunner::work(*next.task);
      if (next.isHeld) {
        const std::lock_guard lock(mutex_);
        held_ = std::move(next.task);
      } else {
        send(*next.task);
      }
    }
  }

  // Used in the test's thread only.
  bool holdNext_ = false;
  int submitted_ = 0, landed_ = 0;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> waiting_;
  std::shared_ptr<Task> held_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace glenoid::test
