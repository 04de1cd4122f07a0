// What every verb of the terminal program shares: exit codes, Ctrl-C, progress on stderr, a streamed JSON array on stdout.
#pragma once

#include <chrono>
#include <ostream>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"

namespace glenoid::cli {

enum ExitCode {
  kOk = 0,
  kError = 1,          // something went wrong; the sentence stands on stderr
  kWrongUse = 2,       // the words of the command are off
  kSomeFiles = 3,      // finished, but some files were refused or failed
  kInterrupted = 130,  // Ctrl-C
};

// The token that Ctrl-C (SIGINT) and SIGTERM cancel; a second Ctrl-C ends the program at once.
const CancelToken& interruptToken();

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

// Prints "[", the items as they come, and "]" when it goes, whatever ended the run.
class JsonArray {
 public:
  explicit JsonArray(std::ostream& out);
  ~JsonArray();
  JsonArray(const JsonArray&) = delete;
  JsonArray& operator=(const JsonArray&) = delete;
  void add(const nlohmann::ordered_json& item);

 private:
  std::ostream& out_;
  bool first_ = true;
};

// Says the disclaimer on stderr.
void printDisclaimer();

}  // namespace glenoid::cli
