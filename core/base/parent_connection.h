// SPDX-License-Identifier: GPL-3.0-or-later
// The child's side of a ChildProcess.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>

namespace glenoid {

// Only this object uses the child's standard input and output: a library that prints cannot disturb them. Make one in a process. One thread
// at a time.
class ParentConnection {
 public:
  ParentConnection();  // redirects standard output to standard error from now on
  ~ParentConnection();
  ParentConnection(const ParentConnection&) = delete;
  ParentConnection& operator=(const ParentConnection&) = delete;

  // Waits for more input, at most for `patience`. True if some came, or if the input has ended. Call it only between messages: it may not
  // see bytes that receive() has read ahead.
  bool hasInput(std::chrono::milliseconds patience);
  // Fills `bytes`. Returns false at the end of the input: the parent is gone.
  bool receive(std::span<std::byte> bytes);
  // Buffers the bytes until flush(). If the parent is gone, this process ends.
  void send(std::span<const std::byte> bytes);
  void flush();

 private:
  class Input;
  std::unique_ptr<Input> input_;
  std::FILE* output_;
};

// Limits how many more bytes this process may allocate, so that allocations fail. Linux: the address space (RLIMIT_AS); threads that start
// later count with their stacks. Windows: the memory that the system has promised (a job's ProcessMemoryLimit). macOS: no effect, because
// its kernel takes RLIMIT_AS and RLIMIT_DATA but holds no process to them. No effect under a sanitizer, because its shadow memory would
// count.
void limitOwnMemory(std::int64_t bytes);

// Ends this process after that time, even if a library hangs. A later call replaces the limit; zero lifts it.
void limitOwnTime(std::chrono::milliseconds time);

}  // namespace glenoid
