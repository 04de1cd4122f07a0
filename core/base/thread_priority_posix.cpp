// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace glenoid {

#ifdef __linux__
// Linux has a nice value for each thread, and new threads inherit it (sched(7)). POSIX knows one for the whole process only.
void giveWayToOtherThreads() noexcept { setpriority(PRIO_PROCESS, 0, 19); }
#else
void giveWayToOtherThreads() noexcept {}
#endif

}  // namespace glenoid
