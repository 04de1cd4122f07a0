// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/interrupt.h"

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace glenoid {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

extern "C" void onInterrupt(int signal) {
#ifdef _WIN32
  std::signal(signal, onInterrupt);  // Windows removes the handler before it calls it
#endif
  if (interrupted.exchange(true) && signal == SIGINT) std::_Exit(kInterruptedExit);
}

}  // namespace

void watchInterrupts() {
#ifdef _WIN32
  for (const int signal : {SIGINT, SIGTERM, SIGBREAK}) std::signal(signal, onInterrupt);
#else
  struct sigaction action {
  }, before{};
  action.sa_handler = onInterrupt;
  action.sa_flags = SA_RESTART;  // a read or write in progress continues: the work checks the token
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
#endif
}

const CancelToken& interruptToken() {
  static const CancelToken token(interrupted);
  return token;
}

}  // namespace glenoid
