// SPDX-License-Identifier: GPL-3.0-or-later
// A terminal program with several verbs: from its command line to its exit code.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/interrupt.h"

namespace CLI {
class App;
}

namespace glenoid {

enum ExitCode {
  kOk = 0,
  kError = 1,      // something went wrong; the message is on stderr
  kWrongUse = 2,   // the command line is wrong
  kSomeFiles = 3,  // finished, but some files were refused or failed
  kInterrupted = kInterruptedExit,
};

struct Verb {
  const char *name, *explanation;
  // Adds the verb's options to the command line; called only if the command line names the verb. The returned function does the work; it
  // returns an ExitCode. Both may throw Error, the work also Cancelled.
  std::function<std::function<int()>(CLI::App& verb)> add;
};

// What is printed on stderr after a stop, and before the message of an error.
struct LastWords {
  const char *interrupted, *beforeError;
};

// Runs the verb that the command line names and returns the ExitCode. If it names none, says what is wrong. `words` are those of
// programArguments().
int runProgram(CLI::App& app, const std::vector<Verb>& verbs, const std::vector<std::string>& words, const LastWords& last);

}  // namespace glenoid
