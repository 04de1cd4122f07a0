// SPDX-License-Identifier: GPL-3.0-or-later
// What every verb of the terminal program shares: exit codes, what goes to stdout and stderr, progress, a streamed JSON array.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/interrupt.h"
#include "core/base/progress.h"
#include "core/base/terminal_text.h"

namespace glenoid::cli {

enum ExitCode {
  kOk = 0,
  kError = 1,      // something went wrong; the sentence stands on stderr
  kWrongUse = 2,   // the words of the command are off
  kSomeFiles = 3,  // finished, but some files were refused or failed
  kInterrupted = kInterruptedExit,
};

// Nothing else in this program writes to stdout or stderr. On stdout every write is checked: throws Error OutputUnwritable as results().
// JSON and CSV on stdout, byte for byte but on a terminal, where they are lines for a person.
void writeExactly(std::string_view text);
// Lines for a person on stdout and stderr; whatever could command the terminal is replaced (core/base/terminal_text.h).
void sayLines(std::string_view text);
void tellLines(std::string_view text);

// As std::format, for a person on stdout; texts among `values` stay in their line.
template <typename... Values>
void say(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  sayLines(terminalFormat<Values...>(format, values...));
}
// The same on stderr.
template <typename... Values>
void tell(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  tellLines(terminalFormat<Values...>(format, values...));
}

// One line on a terminal that is rewritten at most five times a second; on a file or pipe a line every ten seconds. With time left.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  void show(const Progress& progress);
  // Takes the line away, so that something else can be printed.
  void clear();

 private:
  bool terminal_;
  std::chrono::steady_clock::time_point start_, last_;  // of the present stage; of the last line
  Progress before_;
  bool visible_ = false;
};

// Prints "[", the items as they come, and "]" when it goes, whatever ended the run, on stdout.
class JsonArray {
 public:
  JsonArray();
  ~JsonArray();
  JsonArray(const JsonArray&) = delete;
  JsonArray& operator=(const JsonArray&) = delete;
  void add(const nlohmann::ordered_json& item);

 private:
  bool first_ = true;
};

// Says the disclaimer on stderr.
void printDisclaimer();

}  // namespace glenoid::cli
