// A request to stop, shared between the one who asks and the work that looks at it.
#pragma once

#include <atomic>
#include <memory>

namespace glenoid {

// Thrown by work that was asked to stop. It is no Error: nothing went wrong.
struct Cancelled {};

// Copies share one flag. Every member may be called from any thread and from a signal handler.
class CancelToken {
 public:
  CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
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
