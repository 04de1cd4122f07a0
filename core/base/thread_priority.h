// SPDX-License-Identifier: GPL-3.0-or-later
// Which threads of a program get a processor first.
#pragma once

namespace glenoid {

// From now on this thread gets a processor only if no thread of normal priority needs it; on Linux, so do the threads that it starts. For
// long work beside a window that must answer. It cannot be taken back. Does nothing on systems without priorities of threads.
void giveWayToOtherThreads() noexcept;

}  // namespace glenoid
