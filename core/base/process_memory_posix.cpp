// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef __APPLE__
#include <mach/mach.h>
#else
#include <cstdio>

#include <unistd.h>
#endif
#ifdef __GLIBC__
#include <climits>

#include <malloc.h>
#endif

#include "core/base/process_memory.h"

namespace glenoid {

#ifdef __APPLE__
std::uint64_t processMemoryBytes() noexcept {
  mach_task_basic_info info{};
  mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
  const auto state = task_info(mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count);
  return state == KERN_SUCCESS ? info.resident_size : 0;
}
#else
std::uint64_t processMemoryBytes() noexcept {
  // proc(5): statm is "size resident shared ..." in pages.
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (!file) return 0;
  unsigned long long size = 0, resident = 0;
  const int read = std::fscanf(file, "%llu %llu", &size, &resident);
  std::fclose(file);
  return read == 2 ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}
#endif

#ifdef __GLIBC__
void keepFreedMemory() {
  mallopt(M_MMAP_MAX, 0);  // large blocks also come from the heap, which is kept
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, 256 << 20);
}
#else
void keepFreedMemory() {}
#endif

}  // namespace glenoid
