// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by all verbs of the terminal program: output to stdout and stderr, progress, a streamed JSON array.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/words/program.h"
#include "core/base/progress.h"
#include "core/base/terminal_text.h"

namespace glenoid::cli {

// Nothing else in this program writes to stdout or stderr. On stdout every write is checked: throws Error OutputUnwritable as results().
// JSON and CSV on stdout: byte for byte, unless stdout is a terminal, which gets readable lines.
void writeExactly(std::string_view text);
// Readable lines on stdout and stderr; characters that could control the terminal are replaced (core/base/terminal_text.h).
void sayLines(std::string_view text);
void tellLines(std::string_view text);

// Like std::format, for readable text on stdout; texts among `values` cannot break out of their line.
template <typename... Values>
void say(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  sayLines(terminalFormat<Values...>(format, values...));
}
// The same on stderr.
template <typename... Values>
void tell(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  tellLines(terminalFormat<Values...>(format, values...));
}

// Shows progress and the time left: on a terminal in one line, rewritten at most five times a second; in a file or pipe with a new line
// every ten seconds.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  void show(const Progress& progress);
  // Removes the line, so that something else can be printed.
  void clear();

 private:
  bool terminal_;
  std::chrono::steady_clock::time_point start_, last_;  // of the current stage; of the last line
  Progress before_;
  bool visible_ = false;
};

// Prints "[" on stdout, the items as they come, and "]" when it is destroyed, even if the run failed.
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

// Prints the disclaimer on stderr.
void printDisclaimer();

}  // namespace glenoid::cli
