// SPDX-License-Identifier: GPL-3.0-or-later
// A request to stop, shared between the one who asks and the work that looks at it.
#pragma once

#include <atomic>
#include <memory>

namespace glenoid {

// Thrown by work that was asked to stop. It is no Error: nothing went wrong.
struct Cancelled {};

// Copies share one flag. Every member may be called from any thread.
class CancelToken {
 public:
  CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
  // Shares a flag that outlives every copy, which others, a signal handler say, may set as well.
  explicit CancelToken(std::atomic<bool>& flag) : flag_(std::shared_ptr<void>(), &flag) {}
  void cancel() const noexcept { flag_->store(true, std::memory_order_relaxed); }
  bool isCancelled() const noexcept { return flag_->load(std::memory_order_relaxed); }
  // Throws Cancelled once cancel() was called.
  void check() const {
    if (isCancelled()) throw Cancelled{};
  }

 private:
  std::shared_ptr<std::atomic<bool>> flag_;
};

}  // namespace glenoid
