// SPDX-License-Identifier: GPL-3.0-or-later
// Results come in the order of the tasks, failures reach the owner, and no thread outlives the workers.
#include "core/base/ordered_workers.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/cancel_token.h"
#include "tests/support/meeting_point.h"

using glenoid::Cancelled;
using glenoid::OrderedWorkers;
using glenoid::test::MeetingPoint;

TEST(OrderedWorkers, GiveTheResultsInTheOrderOfTheTasks) {
  OrderedWorkers<int> workers(2);
  MeetingPoint second(1);
  // The first task ends after the second.
  workers.add([&](std::size_t) {
    second.wait();
    return 1;
  });
  workers.add([&](std::size_t) {
    second.countDown();
    return 2;
  });
  EXPECT_EQ(workers.take(), 1);
  EXPECT_EQ(workers.take(), 2);
  EXPECT_TRUE(workers.isEmpty());
}

TEST(OrderedWorkers, WorkAtTheSameTimeUnderTheirNumbers) {
  constexpr std::size_t kWorkers = 3;
  OrderedWorkers<std::size_t> workers(kWorkers);
  MeetingPoint together(kWorkers);
  for (std::size_t i = 0; i < kWorkers; ++i) {
    workers.add([&](std::size_t worker) {
      together.arriveAndWait();  // for ever, if one worker did several of these tasks
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
  MeetingPoint go(1);
  workers.add([&](std::size_t) {
    go.wait();
    return 1;
  });
  workers.add([](std::size_t) { return 2; });
  EXPECT_FALSE(workers.hasReady()) << "the oldest still waits";
  go.countDown();
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
  MeetingPoint begunFirst(1), dropped(1);
  std::shared_ptr<void> inTheSecond(nullptr, [&](void*) { dropped.countDown(); });
  {
    OrderedWorkers<int> workers(1);
    workers.add([&](std::size_t) {
      begunFirst.countDown();
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

TEST(WorkInOrder, UsesEveryResultInTheOrderOfTheTasks) {
  for (const std::size_t workers : {0u, 1u, 3u}) {
    int begun = 0;
    std::vector<int> used;
    const auto next = [&]() -> std::function<int(std::size_t)> {
      if (begun == 20) return {};
      return [task = begun++](std::size_t) { return task; };
    };
    glenoid::workInOrder<int>(workers, next, [&](int result) { used.push_back(result); });
    ASSERT_EQ(used.size(), 20u) << workers;
    EXPECT_TRUE(std::is_sorted(used.begin(), used.end())) << workers;
  }
}

TEST(WorkInOrder, ASingleWorkerIsTheCallingThread) {
  bool isFirst = true;
  const auto next = [&]() -> std::function<std::thread::id(std::size_t)> {
    if (!std::exchange(isFirst, false)) return {};
    return [](std::size_t) { return std::this_thread::get_id(); };
  };
  glenoid::workInOrder<std::thread::id>(1, next, [](std::thread::id worker) { EXPECT_EQ(worker, std::this_thread::get_id()); });
  EXPECT_FALSE(isFirst);
}

TEST(WorkInOrder, PassesOnWhatATaskOrAUserThrows) {
  for (const std::size_t workers : {1u, 2u}) {
    int begun = 0;
    const auto next = [&]() -> std::function<int(std::size_t)> {
      return [task = begun++](std::size_t) { return task == 3 ? throw Cancelled{} : task; };
    };
    EXPECT_THROW(glenoid::workInOrder<int>(workers, next, [](int) {}), Cancelled) << workers;
    EXPECT_THROW(glenoid::workInOrder<int>(workers, next, [](int) { throw std::runtime_error("full"); }), std::runtime_error) << workers;
  }
}
