// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C, and what else asks a program of the terminal to stop, as a token.
#pragma once

#include "core/base/cancel_token.h"

namespace glenoid {

inline constexpr int kInterruptedExit = 130;  // what such a program ends with

// From now on Ctrl-C (SIGINT), SIGTERM and SIGHUP cancel interruptToken() instead of ending the program; a SIGHUP that is ignored already,
// as under nohup, stays ignored. A Ctrl-C after any of them ends the program at once with kInterruptedExit; the others often come twice
// (a closed terminal, timeout(1)) and do not. Called once, before other threads start.
void watchInterrupts();

// Any thread.
const CancelToken& interruptToken();

}  // namespace glenoid
