// SPDX-License-Identifier: GPL-3.0-or-later
// WaitingProcess, see waiting_process.h.
#pragma once

#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace glenoid::test {

class WaitingProcess {
 public:
  template <typename Work>
  explicit WaitingProcess(Work work) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("pipe");
    child_ = fork();
    if (child_ == 0) {
      work();
      if (write(ends[1], "x", 1) != 1) _exit(1);
      while (true) pause();
    }
    close(ends[1]);
    char done = 0;
    EXPECT_EQ(read(ends[0], &done, 1), 1);
    close(ends[0]);
  }
  ~WaitingProcess() { kill(); }
  WaitingProcess(const WaitingProcess&) = delete;
  WaitingProcess& operator=(const WaitingProcess&) = delete;

  void kill() {
    const auto child = std::exchange(child_, 0);
    if (child <= 0) return;
    ::kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }

 private:
  pid_t child_ = 0;
};

}  // namespace glenoid::test
