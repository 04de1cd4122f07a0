// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at paths without waiting for them: a network share that no longer answers can hold a call for minutes.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
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

}  // namespace glenoid::ui
