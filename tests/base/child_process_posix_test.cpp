// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/child_process.h"
#include "tests/support/test_child.h"

using namespace glenoid;
using namespace std::chrono_literals;
using test::patience;

TEST(ChildProcessPosix, SaysWhichSignalEndedIt) {
  EXPECT_EQ(toText(test::endOf({"crash"})), "signal 11");
  EXPECT_EQ(toText(ChildProcess("/bin/sh", {"-c", "kill -TERM $$"}).end(patience(30s))), "signal 15");
}

#ifdef __linux__
TEST(ChildProcessPosix, HoldsNoEndOfAnothersConnection) {
  std::vector<std::unique_ptr<ChildProcess>> others(8);
  std::vector<std::jthread> starts;
  for (auto& other : others) starts.emplace_back([&] { other = std::make_unique<ChildProcess>("/bin/cat", std::vector<std::string>{}); });
  starts.clear();
  ChildProcess counting("/bin/sh", {"-c", "for end in /proc/$$/fd/*; do test -S $end && printf x; done; echo ."});
  EXPECT_EQ(test::textOf(counting), "xx.\n") << "only its own input and output";
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(ChildProcessPosix, IsRefusedMemoryAboveItsLimit) { EXPECT_EQ(toText(test::endOf({"grow", "268435456"})), "exit code 0"); }
#endif
#endif
