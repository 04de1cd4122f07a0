// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/compute.h"

#include <future>

#include <ATen/Parallel.h>
#include <gtest/gtest.h>

using namespace glenoid;

TEST(ThreadsOfAThread, StayWhenAnotherThreadSetsItsOwn) {
  const int before = at::get_num_threads();
  std::promise<void> otherIsSet;
  std::promise<void> changed;
  auto other = std::async(std::launch::async, [&] {
    setThreadsOfThisThread(2);  // before it ever computed
    otherIsSet.set_value();
    changed.get_future().wait();
    return at::get_num_threads();
  });
  otherIsSet.get_future().wait();
  setThreadsOfThisThread(3);
  changed.set_value();
  EXPECT_EQ(other.get(), 2);
  EXPECT_EQ(at::get_num_threads(), 3);
  setThreadsOfThisThread(before);
}

TEST(ThreadsOfAThread, ComeBackWhenAGuardGoes) {
  const ComputeThreads outer(2);
  {
    const ComputeThreads inner(1);
    EXPECT_EQ(at::get_num_threads(), 1);
  }
  EXPECT_EQ(at::get_num_threads(), 2);
}
