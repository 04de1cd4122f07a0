// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#include <thread>

#include <gtest/gtest.h>

#ifdef __linux__
#include <sys/resource.h>

namespace glenoid {
namespace {

TEST(ThreadPriority, ALongJobAndItsThreadsGiveWayAndNoOtherThread) {
  const int before = getpriority(PRIO_PROCESS, 0);
  int job = 0, threadOfJob = 0;
  std::thread([&] {
    giveWayToOtherThreads();
    job = getpriority(PRIO_PROCESS, 0);
    std::thread([&] { threadOfJob = getpriority(PRIO_PROCESS, 0); }).join();
  }).join();
  EXPECT_EQ(job, 19);
  EXPECT_EQ(threadOfJob, 19);
  EXPECT_EQ(getpriority(PRIO_PROCESS, 0), before);
}

}  // namespace
}  // namespace glenoid
#endif
