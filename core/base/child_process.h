// SPDX-License-Identifier: GPL-3.0-or-later
// Runs another program and talks to it through its standard input and output.
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

// How a program ended. If it failed, one of the two numbers is not 0.
struct ProcessEnd {
  int exitCode = 0;
  int signal = 0;  // the signal that ended it
  bool isGood() const { return exitCode == 0 && signal == 0; }
};
// "exit code 2", "signal 9".
std::string toText(const ProcessEnd& end);

// How long a call may wait: until `deadline`, or until the token is cancelled (noticed within 20 ms).
struct Patience {
  std::chrono::steady_clock::time_point deadline;
  const CancelToken& token;
};

// Standard error is discarded unless a file is named for it, because libraries print file contents there. The child gets no signals of this
// program's terminal (Ctrl-C). However this program ends, the child then reads the end of its input. Use one object from one thread at a
// time; different objects are independent.
class ChildProcess {
 public:
  // Overwrites the file `standardError`. Throws Error ProgramMissing if `program` cannot be started, and SystemLimit or OutOfMemory if
  // the system cannot start any.
  ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& standardError = {});
  ~ChildProcess();  // kills it
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Send or receive all of `bytes` and return Complete. After any other result, or after a throw, the connection is unusable. Both throw
  // Cancelled.
  TransferEnd send(std::span<const std::byte> bytes, const Patience& patience);
  TransferEnd receive(std::span<std::byte> bytes, const Patience& patience);
  // Waits until the child ends, and kills it at the deadline. Throws Cancelled. May be called again.
  ProcessEnd end(const Patience& patience);

 private:
  class Handle;
  std::unique_ptr<Handle> handle_;
};

// The child's side. Only this object uses the child's standard input and output: a library that prints cannot disturb them.
class ParentConnection {
 public:
  ParentConnection();  // redirects standard output to standard error from now on
  ~ParentConnection();
  ParentConnection(const ParentConnection&) = delete;
  ParentConnection& operator=(const ParentConnection&) = delete;

  // Waits for more input, at most for `patience`. True if some came, or if the input has ended. Call it only between messages: it does not
  // see bytes that receive() has read ahead.
  bool hasInput(std::chrono::milliseconds patience);
  // Fills `bytes`. Returns false at the end of the input: the parent is gone.
  bool receive(std::span<std::byte> bytes);
  // Buffers the bytes until flush(). If the parent is gone, SIGPIPE ends this process.
  void send(std::span<const std::byte> bytes);
  void flush();

 private:
  std::FILE* output_;
};

// For the child: limits how many more bytes this process may allocate (RLIMIT_AS, so that allocations fail). Threads that start later count
// with their stacks. No effect on other systems, or under a sanitizer, because its shadow memory would count.
void limitOwnMemory(std::int64_t bytes);

// For the child: ends this process after that time, even if a library hangs. A later call replaces the limit; zero lifts it.
void limitOwnTime(std::chrono::milliseconds time);

}  // namespace glenoid
