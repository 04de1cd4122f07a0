// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <fstream>
#include <system_error>

#include <poll.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/parent_connection.h"

namespace glenoid {

class ParentConnection::Input {};  // stdin itself

ParentConnection::ParentConnection() : output_(fdopen(dup(STDOUT_FILENO), "wb")) {
  if (!output_) throw Error(ErrorCode::Internal, "standard output: " + std::generic_category().message(errno));
  dup2(STDERR_FILENO, STDOUT_FILENO);
}

ParentConnection::~ParentConnection() { std::fclose(output_); }

bool ParentConnection::hasInput(std::chrono::milliseconds patience) {
  pollfd waited{STDIN_FILENO, POLLIN, 0};
  return poll(&waited, 1, static_cast<int>(patience.count())) != 0;
}

bool ParentConnection::receive(std::span<std::byte> bytes) { return std::fread(bytes.data(), 1, bytes.size(), stdin) == bytes.size(); }

void ParentConnection::send(std::span<const std::byte> bytes) { std::fwrite(bytes.data(), 1, bytes.size(), output_); }

void ParentConnection::flush() { std::fflush(output_); }  // SIGPIPE ends this process if the parent is gone

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
void limitOwnMemory(std::int64_t bytes) {
  // RLIMIT_AS also counts what is mapped already (libraries, the heap so far): the first number of statm, in pages (proc(5)).
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const rlim_t limit = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + static_cast<rlim_t>(bytes);
  const rlimit both{limit, limit};
  setrlimit(RLIMIT_AS, &both);
}
#else
void limitOwnMemory(std::int64_t) {}
#endif

void limitOwnTime(std::chrono::milliseconds time) {
  itimerval timer{};
  timer.it_value.tv_sec = static_cast<time_t>(time.count() / 1000);
  timer.it_value.tv_usec = static_cast<suseconds_t>(time.count() % 1000 * 1000);
  setitimer(ITIMER_REAL, &timer, nullptr);  // SIGALRM ends the process
}

}  // namespace glenoid
