// SPDX-License-Identifier: GPL-3.0-or-later
// Runs another program and talks to it through its standard input and output.
#pragma once

#include <chrono>
#include <cstddef>
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
  int signal = 0;  // the signal that ended it; Windows has only 9 (end() killed it) and 14 (limitOwnTime ended it)
  bool isGood() const { return exitCode == 0 && signal == 0; }
};
// "exit code 2", "signal 9"; the codes of Windows' exceptions as "exit code 0xC0000005".
std::string toText(const ProcessEnd& end);

// How long a call may wait: until `deadline`, or until the token is cancelled (noticed within 20 ms).
struct Patience {
  std::chrono::steady_clock::time_point deadline;
  const CancelToken& token;
};

// Standard error is discarded unless a file is named for it, because libraries print file contents there. The child gets no signals of this
// program's terminal (Ctrl-C), and no end of another child's connection. However this program ends, the child then reads the end of its
// input; on Windows it also ends, with the programs that it started. Use one object from one thread at a time, but one thread may send
// while another receives. Different objects are independent.
class ChildProcess {
 public:
  // The arguments are UTF-8. Overwrites the file `standardError`. Throws Error ProgramMissing if `program` cannot be started, and
  // SystemLimit or OutOfMemory if the system cannot start any.
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

}  // namespace glenoid
