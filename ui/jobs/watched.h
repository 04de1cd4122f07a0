// SPDX-License-Identifier: GPL-3.0-or-later
// Work on files that may stop answering at any moment: a network share can hold a call for minutes. Such work runs on a thread of its own,
// which is left to itself once nobody waits for it, so that it blocks neither a job runner nor the end of the program.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <utility>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"

namespace glenoid::ui {

// What the work may use. It may outlive everything that the caller owns, so it holds copies, and reaches the rest only by whileAwaited().
// Any thread.
class Watch {
 public:
  const CancelToken& token() const { return token_; }  // cancelled once nobody waits
  void alive() { last_ = Clock::now().time_since_epoch().count(); }
  // Runs `use`, unless nobody waits any more; then returns false. Nobody loses patience meanwhile, and leave() waits for its end.
  bool whileAwaited(const std::function<void()>& use);

  // For watched().
  void leave();
  std::chrono::milliseconds silence() const;  // since the last sign of life

 private:
  using Clock = std::chrono::steady_clock;
  CancelToken token_;
  std::shared_mutex inUse_;  // shared: something of the caller is in use
  bool left_ = false;        // guarded by inUse_
  std::atomic<int> uses_ = 0;
  std::atomic<Clock::rep> last_ = Clock::now().time_since_epoch().count();
};

// Passes progress on while somebody waits; each call is a sign of life.
ProgressCallback reported(Watch& watch, ProgressCallback progress);

inline constexpr std::chrono::seconds kDrivePatience{5};  // a drive may have to start first
inline constexpr auto kNoLimit = std::chrono::milliseconds::max();

// Waits for the result of `work`, on a worker's thread, never on the window's. Empty if `work` gave no sign of life (Watch::alive()) for
// `patience`. Throws Cancelled soon after `token` was cancelled, even if a call of `work` is stuck, and what `work` throws.
template <class Result>
std::optional<Result> watched(const CancelToken& token, std::chrono::milliseconds patience, std::function<Result(Watch&)> work) {
  constexpr std::chrono::milliseconds kLook{20};
  const auto watch = std::make_shared<Watch>();
  std::packaged_task<Result()> task([watch, work = std::move(work)] { return work(*watch); });
  auto result = task.get_future();
  std::thread(std::move(task)).detach();
  while (result.wait_for(kLook) != std::future_status::ready) {
    const bool cancelled = token.isCancelled();
    if (!cancelled && watch->silence() <= patience) continue;
    watch->leave();
    if (cancelled) throw Cancelled{};
    return std::nullopt;
  }
  return result.get();
}

}  // namespace glenoid::ui
