// SPDX-License-Identifier: GPL-3.0-or-later
// A library that puts handlers of its own in place when it is loaded, as UCX does.
#include <csignal>
#include <initializer_list>

namespace {

void ownHandler(int) {}
const bool taken = [] {
  for (const int number : {SIGHUP, SIGTERM, SIGSEGV}) std::signal(number, ownHandler);
  return true;
}();

}  // namespace

extern "C" bool signalsTaken() { return taken; }
