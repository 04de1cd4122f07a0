// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/processors.h"

#include <algorithm>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

namespace glenoid {

int usableProcessors() noexcept {
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return std::max(1, CPU_COUNT(&allowed));
#endif
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

int usualWorkers(int processors) noexcept { return std::clamp(processors, 1, kMostWorkers); }

}  // namespace glenoid
