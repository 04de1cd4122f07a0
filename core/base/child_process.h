// SPDX-License-Identifier: GPL-3.0-or-later
// A program run beside this one and spoken to through its standard input and output.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"

namespace glenoid {

enum class TransferEnd {
  Complete,
  Closed,  // the child ended, or closed its side
  Timeout,
};

// How a program ended: one of the two is not 0, or all went well.
struct ProcessEnd {
  int exitCode = 0;
  int signal = 0;  // that ended it
  bool isGood() const { return exitCode == 0 && signal == 0; }
};
// "exit code 2", "signal 9".
std::string toText(const ProcessEnd& end);

// What waiting may cost: until `deadline`, and not a moment (20 ms) longer than the token allows.
struct Patience {
  std::chrono::steady_clock::time_point deadline;
  const CancelToken& token;
};

// Its standard error goes nowhere unless a file is named for it: libraries print file contents there. It gets no signals of this program's
// terminal (Ctrl-C), and reads the end of its input when this program ends in whatever way. One thread at a time; different objects are
// independent.
class ChildProcess {
 public:
  // `standardError` is written anew. Throws Error ProgramMissing if the program cannot be started, SystemLimit or OutOfMemory if no program
  // can be.
  ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& standardError = {});
  ~ChildProcess();  // kills it
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // All of `bytes`, unless it ends otherwise. Throws Cancelled; the connection is of no use after anything but Complete.
  TransferEnd send(std::span<const std::byte> bytes, const Patience& patience);
  TransferEnd receive(std::span<std::byte> bytes, const Patience& patience);
  // Waits for its end, and kills it when the time is over. Throws Cancelled. May be called again.
  ProcessEnd end(const Patience& patience);

 private:
  class Handle;
  std::unique_ptr<Handle> handle_;
};

// The child's side: the only one to use its standard input and output, which libraries cannot disturb by printing.
class ParentConnection {
 public:
  ParentConnection();  // standard output leads where standard error does from now on
  ~ParentConnection();
  ParentConnection(const ParentConnection&) = delete;
  ParentConnection& operator=(const ParentConnection&) = delete;

  // Fills `bytes`; false at the end of the input, which means that the parent is gone.
  bool receive(std::span<std::byte> bytes);
  // Collects; flush() sends. A parent that is gone ends this process (SIGPIPE).
  void send(std::span<const std::byte> bytes);
  void flush();

 private:
  std::FILE* output_;
};

// For the child: bytes this process may allocate from now on (RLIMIT_AS, so that allocations fail; no effect on other systems or under a
// sanitizer, whose shadow memory would count). Threads started later count with their stacks.
void limitOwnMemory(std::int64_t bytes);

// For the child: end this process after that time, even where it hangs in a library. A later call replaces it; zero lifts it.
void limitOwnTime(std::chrono::milliseconds time);

}  // namespace glenoid
