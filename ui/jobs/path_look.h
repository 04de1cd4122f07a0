// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at paths without waiting for them: a network share that no longer answers can hold a call for minutes.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

class QObject;

namespace glenoid::ui {

enum class PathState {
  Missing,
  File,  // or anything else that is no folder; also a path inside a ZIP
  Folder,
  Silent,  // no answer in time
};

inline constexpr std::chrono::milliseconds kPatience{300};
inline constexpr std::chrono::seconds kDrivePatience{5};  // of work that nobody looks at: a drive may have to start first

// Looks at the paths on a thread of its own. Calls `done` once, on this thread and never before it returns, with the state of each path:
// as soon as all are known, or after `patience`, with Silent for the rest. Does not call it if `context` is destroyed first. A thread that
// stays stuck holds neither the window nor the end of the program.
void lookAt(QObject& context, std::vector<std::filesystem::path> paths, std::function<void(const std::vector<PathState>&)> done,
            std::chrono::milliseconds patience = kPatience);

// While it exists, lookAt() asks `look` instead of the disk. For tests.
class StandInLook {
 public:
  explicit StandInLook(std::function<PathState(const std::filesystem::path&)> look);
  ~StandInLook();
  StandInLook(const StandInLook&) = delete;
  StandInLook& operator=(const StandInLook&) = delete;
};

// Runs `call` on a thread of its own and waits for its result; empty after `patience`. Passes on what it throws. For worker threads, never
// for the window's.
template <class Result>
std::optional<Result> within(std::chrono::milliseconds patience, std::function<Result()> call) {
  std::packaged_task<Result()> task(std::move(call));
  auto result = task.get_future();
  std::thread(std::move(task)).detach();
  if (result.wait_for(patience) != std::future_status::ready) return std::nullopt;
  return result.get();
}

}  // namespace glenoid::ui
