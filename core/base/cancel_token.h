// SPDX-License-Identifier: GPL-3.0-or-later
// A request to stop, shared by the caller and the work that checks it.
#pragma once

#include <atomic>
#include <memory>

namespace glenoid {

// Thrown by work that was asked to stop. It is not an Error, because nothing went wrong.
struct Cancelled {};

// Copies share one flag. Every member may be called from any thread.
class CancelToken {
 public:
  CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
  // Shares a flag that outlives every copy. Others may set it as well, for example a signal handler.
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
