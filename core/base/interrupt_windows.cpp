// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <cstdlib>

#include <windows.h>

#include "core/base/interrupt.h"

namespace glenoid {
namespace {

std::atomic<bool> interrupted{false};

// Windows calls it in a thread of its own.
BOOL WINAPI onConsoleEvent(DWORD event) {
  if (interrupted.exchange(true) && event == CTRL_C_EVENT) std::_Exit(kInterruptedExit);
  // After a close, a logoff or a shutdown, Windows ends the program once this returns, or after some seconds.
  if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) Sleep(INFINITE);
  return TRUE;
}

}  // namespace

void watchInterrupts() { SetConsoleCtrlHandler(onConsoleEvent, TRUE); }

const CancelToken& interruptToken() {
  static const CancelToken token(interrupted);
  return token;
}

}  // namespace glenoid
