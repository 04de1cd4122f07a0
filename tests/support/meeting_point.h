// SPDX-License-Identifier: GPL-3.0-or-later
// What std::latch is: threads wait until a count has reached zero. That of libstdc++ sometimes misses the last count where the system has
// no futex, as on Windows with MinGW (bits/atomic_wait.h of GCC 12 looks at the count before it takes the lock).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace glenoid::test {

class MeetingPoint {
 public:
  explicit MeetingPoint(std::size_t count) : left_(count) {}
  void countDown() {
    const std::lock_guard lock(mutex_);
    if (--left_ == 0) reached_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    reached_.wait(lock, [this] { return left_ == 0; });
  }
  void arriveAndWait() {
    countDown();
    wait();
  }

 private:
  std::mutex mutex_;
  std::condition_variable reached_;
  std::size_t left_;
};

}  // namespace glenoid::test
