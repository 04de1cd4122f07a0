// SPDX-License-Identifier: GPL-3.0-or-later
#include <windows.h>

#include "core/base/thread_priority.h"

namespace glenoid {

// Windows does not hand a priority on to new threads: those of OpenMP keep theirs.
void giveWayToOtherThreads() noexcept { SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_LOWEST); }

}  // namespace glenoid
