// SPDX-License-Identifier: GPL-3.0-or-later
// Results come in the order of the tasks, failures reach the owner, and no thread outlives the workers.
#include "core/base/ordered_workers.h"

#include <latch>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

#include "core/base/cancel_token.h"

using glenoid::Cancelled;
using glenoid::OrderedWorkers;

TEST(OrderedWorkers, GiveTheResultsInTheOrderOfTheTasks) {
  OrderedWorkers<int> workers(2);
  std::latch second(1);
  // The first task ends after the second.
  workers.add([&](std::size_t) {
    second.wait();
    return 1;
  });
  workers.add([&](std::size_t) {
    second.count_down();
    return 2;
  });
  EXPECT_EQ(workers.take(), 1);
  EXPECT_EQ(workers.take(), 2);
  EXPECT_TRUE(workers.isEmpty());
}

TEST(OrderedWorkers, WorkAtTheSameTimeUnderTheirNumbers) {
  constexpr std::size_t kWorkers = 3;
  OrderedWorkers<std::size_t> workers(kWorkers);
  std::latch together(kWorkers);
  for (std::size_t i = 0; i < kWorkers; ++i) {
    workers.add([&](std::size_t worker) {
      together.arrive_and_wait();  // for ever, if one worker did several of these tasks
      return worker;
    });
  }
  std::set<std::size_t> numbers;
  while (!workers.isEmpty()) numbers.insert(workers.take());
  EXPECT_EQ(numbers, (std::set<std::size_t>{0, 1, 2}));
}

TEST(OrderedWorkers, AreFullWithTwoTasksEach) {
  OrderedWorkers<int> workers(2);
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(workers.isFull()) << i;
    workers.add([i](std::size_t) { return i; });
  }
  EXPECT_TRUE(workers.isFull());
  workers.take();
  EXPECT_FALSE(workers.isFull());
}

TEST(OrderedWorkers, SayWhetherTheOldestResultIsReady) {
  OrderedWorkers<int> workers(2);
  EXPECT_FALSE(workers.hasReady());
  std::latch go(1);
  workers.add([&](std::size_t) {
    go.wait();
    return 1;
  });
  workers.add([](std::size_t) { return 2; });
  EXPECT_FALSE(workers.hasReady()) << "the oldest still waits";
  go.count_down();
  while (!workers.hasReady()) std::this_thread::yield();
  EXPECT_EQ(workers.take(), 1);
}

TEST(OrderedWorkers, PassOnWhatATaskThrows) {
  OrderedWorkers<int> workers(1);
  workers.add([](std::size_t) -> int { throw std::runtime_error("no"); });
  workers.add([](std::size_t) -> int { throw Cancelled{}; });
  workers.add([](std::size_t) { return 3; });
  EXPECT_THROW(workers.take(), std::runtime_error);
  EXPECT_THROW(workers.take(), Cancelled);
  EXPECT_EQ(workers.take(), 3) << "a worker survives a task that throws";
}

TEST(OrderedWorkers, DropWhatNobodyHasBegunAndWaitForTheRest) {
  bool ended = false, begunSecond = false;
  std::latch begunFirst(1), dropped(1);
  std::shared_ptr<void> inTheSecond(nullptr, [&](void*) { dropped.count_down(); });
  {
    OrderedWorkers<int> workers(1);
    workers.add([&](std::size_t) {
      begunFirst.count_down();
      dropped.wait();
      ended = true;
      return 1;
    });
    workers.add([&begunSecond, kept = std::move(inTheSecond)](std::size_t) {
      begunSecond = true;
      return 2;
    });
    begunFirst.wait();
  }
  EXPECT_TRUE(ended);
  EXPECT_FALSE(begunSecond);
}
