// SPDX-License-Identifier: GPL-3.0-or-later
#include <windows.h>

#include "core/base/process_memory.h"
// Needs the types of the first header.
#include <psapi.h>

namespace glenoid {

std::uint64_t processMemoryBytes() noexcept {
  PROCESS_MEMORY_COUNTERS counters{};
  return GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) ? counters.WorkingSetSize : 0;
}

void keepFreedMemory() {}

}  // namespace glenoid
