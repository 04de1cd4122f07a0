// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <csignal>
#include <cstdlib>

#include "core/base/interrupt.h"

namespace glenoid {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

extern "C" void onInterrupt(int signal) {
  if (interrupted.exchange(true) && signal == SIGINT) std::_Exit(kInterruptedExit);
}

}  // namespace

void watchInterrupts() {
  struct sigaction action {
  }, before{};
  action.sa_handler = onInterrupt;
  action.sa_flags = SA_RESTART;  // a read or write in progress continues: the work checks the token
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
}

const CancelToken& interruptToken() {
  static const CancelToken token(interrupted);
  return token;
}

}  // namespace glenoid
