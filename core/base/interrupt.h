// SPDX-License-Identifier: GPL-3.0-or-later
// Turns Ctrl-C and the other requests to stop into a token.
#pragma once

#include "core/base/cancel_token.h"

namespace glenoid {

inline constexpr int kInterruptedExit = 130;  // exit code of an interrupted program

// From now on Ctrl-C (SIGINT), SIGTERM and SIGHUP cancel interruptToken() instead of ending the program; on Windows Ctrl-C, Ctrl-Break, and
// the end of the console or the session, which leave the program a few seconds. A SIGHUP that was already ignored, as under nohup, stays
// ignored. A Ctrl-C after any of them ends the program at once with kInterruptedExit. The other signals often come
// twice (a closed terminal, timeout(1)), so a second one does nothing. Call once, before other threads start.
void watchInterrupts();

// Any thread.
const CancelToken& interruptToken();

}  // namespace glenoid
