// SPDX-License-Identifier: GPL-3.0-or-later
// The rights of an ordinary user, for tests with unreadable files: root can read them all. POSIX.
#pragma once

#include <unistd.h>

namespace glenoid::test {

class Unprivileged {
 public:
  Unprivileged() {
    if (wasRoot_) wasRoot_ = seteuid(kNobody) == 0;
  }
  ~Unprivileged() {
    if (wasRoot_ && seteuid(0) != 0) _exit(1);
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  static constexpr uid_t kNobody = 65534;
  bool wasRoot_ = geteuid() == 0;
};

}  // namespace glenoid::test
