// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

#include "core/base/processors.h"

namespace glenoid {
namespace {

// How many of them the user or a batch system left to this program; 0 if the system does not say.
#ifdef __linux__
int allowedProcessors() noexcept {
  cpu_set_t allowed;
  return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 0;
}
#else
int allowedProcessors() noexcept { return 0; }  // macOS binds no program to processors
#endif

}  // namespace

int usableProcessors() noexcept {
  const int allowed = allowedProcessors();
  return allowed > 0 ? allowed : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace glenoid
