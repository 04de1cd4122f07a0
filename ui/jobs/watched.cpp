// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/watched.h"

#include <mutex>
#include <utility>

namespace glenoid::ui {
namespace {

// Counts a use as long as it lives, also if the use throws.
class Use {
 public:
  Use(std::atomic<int>& uses, Watch& watch) : uses_(uses), watch_(watch) { ++uses_; }
  ~Use() {
    watch_.alive();
    --uses_;
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  std::atomic<int>& uses_;
  Watch& watch_;
};

}  // namespace

bool Watch::whileAwaited(const std::function<void()>& use) {
  const std::shared_lock lock(inUse_);
  if (left_) return false;
  const Use inUse(uses_, *this);
  use();
  return true;
}

void Watch::leave() {
  token_.cancel();
  const std::lock_guard lock(inUse_);
  left_ = true;
}

ProgressCallback reported(Watch& watch, ProgressCallback progress) {
  return [&watch, progress = std::move(progress)](const Progress& now) {
    watch.alive();
    watch.whileAwaited([&] { progress(now); });
  };
}

std::chrono::milliseconds Watch::silence() const {
  if (uses_ > 0) return {};
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - Clock::time_point(Clock::duration(last_.load())));
}

}  // namespace glenoid::ui
