// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/processors.h"

#include <gtest/gtest.h>

#ifdef __linux__
#include <thread>

#include <sched.h>

TEST(Processors, AreThoseThatWereLeftToTheProgram) {
  std::thread([] {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<unsigned>(sched_getcpu()), &one);
    ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);  // of this thread
    EXPECT_EQ(glenoid::usableProcessors(), 1);
  }).join();
}
#endif

TEST(Processors, AreOneOrMore) { EXPECT_GE(glenoid::usableProcessors(), 1); }

TEST(Processors, HaveOneWorkerEachUpToSixteen) {
  EXPECT_EQ(glenoid::usualWorkers(-1), 1);
  EXPECT_EQ(glenoid::usualWorkers(0), 1);
  EXPECT_EQ(glenoid::usualWorkers(3), 3);
  EXPECT_EQ(glenoid::usualWorkers(16), 16);
  EXPECT_EQ(glenoid::usualWorkers(17), 16);
  EXPECT_EQ(glenoid::usualWorkers(128), 16);
  EXPECT_EQ(glenoid::usualWorkers(), glenoid::usualWorkers(glenoid::usableProcessors()));
}
