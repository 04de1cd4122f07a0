// SPDX-License-Identifier: GPL-3.0-or-later
// The processors of this machine.
#pragma once

#include <algorithm>

namespace glenoid {

// How many processors this program may use; at least 1. On Linux and Windows it counts those that the user or a batch
// system left to the program.
int usableProcessors() noexcept;

// How many pictures to identify at once with so many processors: one on each, at least 1 and at most kMostWorkers. Each costs up to 40 MiB.
inline constexpr int kMostWorkers = 16;
inline int usualWorkers(int processors = usableProcessors()) noexcept { return std::clamp(processors, 1, kMostWorkers); }

}  // namespace glenoid
