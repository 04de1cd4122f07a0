// SPDX-License-Identifier: GPL-3.0-or-later
// Every runner passes the same tests: order, priority, cancelling, errors, progress, events, receivers that no longer exist.
#include "ui/jobs/job_runner.h"

#include <atomic>
#include <future>
#include <thread>
#include <utility>

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "ui/jobs/released_by_job.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

template <class Runner>
class JobRunnerTest : public ::testing::Test {
 protected:
  Runner runner;
  QObject receiver;

  void waitUntilIdle() {
    ASSERT_TRUE(QTest::qWaitFor([this] { return runner.isIdle(); }, 5000));
  }
};

using Runners = ::testing::Types<ThreadJobRunner, InlineJobRunner>;
TYPED_TEST_SUITE(JobRunnerTest, Runners);

}  // namespace

TYPED_TEST(JobRunnerTest, HandsResultsOverInOrderOnTheCallersThread) {
  std::vector<int> results;
  std::thread::id thread;
  for (int i = 0; i < 5; ++i) {
    this->runner.template submit<int>(&this->receiver, [i](const JobContext&) { return i; }, {.done = [&](int result) {
      results.push_back(result);
      thread = std::this_thread::get_id();
    }});
  }
  EXPECT_TRUE(results.empty());
  this->waitUntilIdle();
  EXPECT_EQ(results, (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_EQ(thread, std::this_thread::get_id());
}

TYPED_TEST(JobRunnerTest, ABackgroundJobLetsForegroundJobsPass) {
  std::vector<std::string> order, ended;
  const auto foreground = [&](const std::string& name) {
    this->runner.template submit<int>(
        &this->receiver,
        [&order, name](const JobContext& context) -> int {
          context.giveWay();  // to nobody: the other one has the same priority
          order.push_back(name);
          if (name == "second") throw Error(ErrorCode::DamagedFile, "x");
          return 0;
        },
        {.done = [&ended, name](int) { ended.push_back(name); }, .failed = [&](const Error&) { ended.emplace_back("failed"); }});
  };
  const auto ask = [&] {
    foreground("first");
    foreground("second");
  };
  this->runner.template submit<int>(
      &this->receiver,
      [&](const JobContext& context) {
        if constexpr (std::is_same_v<TypeParam, ThreadJobRunner>) {
          std::promise<void> asked;
          context.post([&] {
            ask();
            asked.set_value();
          });
          asked.get_future().wait();
        } else {
          ask();
        }
        order.emplace_back("before");
        context.giveWay();
        order.emplace_back("after");
        return 0;
      },
      {.done = [&](int) { ended.emplace_back("background"); }}, Priority::Background);
  this->runner.template submit<int>(
      &this->receiver, [&](const JobContext&) { return order.emplace_back("other background"), 0; }, {}, Priority::Background);
  this->waitUntilIdle();
  EXPECT_EQ(order, (std::vector<std::string>{"before", "first", "second", "after", "other background"}));
  EXPECT_EQ(ended, (std::vector<std::string>{"first", "failed", "background"}));
}

TYPED_TEST(JobRunnerTest, AForegroundJobStartsBeforeBackgroundJobsThatWait) {
  std::vector<int> order;
  std::promise<void> gate;
  if constexpr (std::is_same_v<TypeParam, ThreadJobRunner>) {
    this->runner.template submit<int>(&this->receiver, [&](const JobContext&) { return gate.get_future().wait(), 0; });
  }
  const auto submit = [&](int number, Priority priority) {
    this->runner.template submit<int>(
        &this->receiver, [&order, number](const JobContext&) { return order.push_back(number), 0; }, {}, priority);
  };
  submit(3, Priority::Background);
  submit(4, Priority::Background);
  submit(1, Priority::Foreground);
  submit(2, Priority::Foreground);
  gate.set_value();
  this->waitUntilIdle();
  EXPECT_EQ(order, (std::vector{1, 2, 3, 4}));
}

TYPED_TEST(JobRunnerTest, AJobCancelledBeforeItStartsNeverWorks) {
  bool worked = false, cancelled = false;
  const auto gate = std::make_shared<std::promise<void>>();
  auto open = gate->get_future().share();
  if constexpr (std::is_same_v<TypeParam, ThreadJobRunner>) {
    this->runner.template submit<int>(&this->receiver, [open](const JobContext&) { return open.wait(), 0; });
  }
  const Job job = this->runner.template submit<int>(&this->receiver, [&](const JobContext&) { return worked = true, 0; },
                                                    {.cancelled = [&] { cancelled = true; }});
  EXPECT_TRUE(job.isActive());
  job.cancel();
  gate->set_value();
  this->waitUntilIdle();
  EXPECT_FALSE(worked);
  EXPECT_TRUE(cancelled);
  EXPECT_FALSE(job.isActive());
}

// It cancels itself by an event, which arrives when the work is done and the message of its end is under way.
TYPED_TEST(JobRunnerTest, AJobCancelledAfterItsWorkIsNotDone) {
  std::vector<std::string> told;
  Job job;
  job = this->runner.template submit<int>(
      &this->receiver,
      [&](const JobContext& context) {
        context.post([&job] { job.cancel(); });
        return 1;
      },
      {.done = [&](int) { told.emplace_back("done"); }, .cancelled = [&] { told.emplace_back("cancelled"); }});
  this->waitUntilIdle();
  EXPECT_EQ(told, std::vector<std::string>{"cancelled"});
}

TYPED_TEST(JobRunnerTest, AJobCancelledBeforeItFailedDoesNotFail) {
  std::vector<std::string> told;
  Job job;
  job = this->runner.template submit<int>(
      &this->receiver,
      [&](const JobContext& context) -> int {
        context.post([&job] { job.cancel(); });
        throw Error(ErrorCode::DamagedFile, "x");
      },
      {.failed = [&](const Error&) { told.emplace_back("failed"); }, .cancelled = [&] { told.emplace_back("cancelled"); }});
  this->waitUntilIdle();
  EXPECT_EQ(told, std::vector<std::string>{"cancelled"});
}

TYPED_TEST(JobRunnerTest, WhatACancelledJobSaysDoesNotArrive) {
  std::vector<std::string> told;
  Job job;
  job = this->runner.template submit<int>(&this->receiver,
                                          [&](const JobContext& context) {
                                            context.post([&] {
                                              told.emplace_back("first");
                                              job.cancel();
                                            });
                                            context.post([&] { told.emplace_back("second"); });
                                            context.progress({1, 2, {FactCode::Files, {}}});
                                            return 1;
                                          },
                                          {.progress = [&](const Progress&) { told.emplace_back("progress"); }});
  this->waitUntilIdle();
  EXPECT_EQ(told, std::vector<std::string>{"first"});
}

TYPED_TEST(JobRunnerTest, ErrorsArriveAsTheyAreAndOthersAsInternal) {
  std::vector<ErrorCode> codes;
  const auto note = [&](const Error& error) { codes.push_back(error.code()); };
  this->runner.template submit<int>(&this->receiver, [](const JobContext&) -> int { throw Error(ErrorCode::DamagedFile, "x"); },
                                    {.failed = note});
  this->runner.template submit<int>(&this->receiver, [](const JobContext&) -> int { throw std::runtime_error("y"); }, {.failed = note});
  this->runner.template submit<int>(&this->receiver, [](const JobContext&) -> int { throw 1; }, {.failed = note});
  this->waitUntilIdle();
  EXPECT_EQ(codes, (std::vector{ErrorCode::DamagedFile, ErrorCode::Internal, ErrorCode::Internal}));
}

TYPED_TEST(JobRunnerTest, EventsComeInOrderBeforeTheResultAndProgressIsThinned) {
  std::vector<int> events;
  int progress = 0, heard = 0;
  QObject::connect(&this->runner, &JobRunner::progressed, &this->receiver, [&] { ++heard; });
  this->runner.template submit<int>(
      &this->receiver,
      [&events](const JobContext& context) {
        for (int i = 0; i < 100; ++i) {
          context.post([&events, i] { events.push_back(i); });
          context.progress({static_cast<std::size_t>(i), 100, {FactCode::Files, {}}});
        }
        return 100;
      },
      {.done = [&](int result) { events.push_back(result); }, .progress = [&](const Progress&) { ++progress; }});
  this->waitUntilIdle();
  ASSERT_EQ(events.size(), 101u);
  for (int i = 0; i <= 100; ++i) EXPECT_EQ(events[static_cast<std::size_t>(i)], i);
  EXPECT_GE(progress, 1);
  EXPECT_LT(progress, 50);
  EXPECT_EQ(heard, progress);
}

TYPED_TEST(JobRunnerTest, NothingIsSaidToAReceiverThatIsGone) {
  bool told = false;
  auto gone = std::make_unique<QObject>();
  this->runner.template submit<int>(gone.get(), [](const JobContext& context) { return context.post([] { FAIL(); }), 1; },
                                    {.done = [&](int) { told = true; }});
  gone.reset();
  this->waitUntilIdle();
  EXPECT_FALSE(told);
}

TYPED_TEST(JobRunnerTest, CancellingAllEndsThoseUnderWayAndTellsWhenIdle) {
  QSignalSpy idle(&this->runner, &JobRunner::becameIdle);
  int cancelled = 0;
  for (int i = 0; i < 3; ++i) {
    this->runner.template submit<int>(&this->receiver,
                                      [](const JobContext& context) {
                                        if (std::is_same_v<TypeParam, ThreadJobRunner>) {
                                          while (!context.token.isCancelled()) std::this_thread::yield();
                                        }
                                        context.token.check();
                                        return 0;
                                      },
                                      {.cancelled = [&] { ++cancelled; }});
  }
  this->runner.cancelAll();
  this->waitUntilIdle();
  EXPECT_EQ(cancelled, 3);
  EXPECT_EQ(idle.count(), 1);
}

namespace {

// Notes the thread on which it ends.
struct Mortal {
  std::thread::id* end;
  explicit Mortal(std::thread::id& noted) : end(&noted) {}
  Mortal(Mortal&& other) noexcept : end(std::exchange(other.end, nullptr)) {}
  ~Mortal() {
    if (end) *end = std::this_thread::get_id();
  }
};

}  // namespace

TEST(ReleasedByJob, EndsOnTheWorkerEvenIfTheJobIsCancelled) {
  ThreadJobRunner runner;
  for (const bool cancel : {false, true}) {
    std::thread::id end;
    auto shared = releasedByJob(runner, Mortal(end));
    auto copy = shared;
    shared.reset();
    EXPECT_TRUE(runner.isIdle()) << "a copy is left";
    copy.reset();
    EXPECT_FALSE(runner.isIdle());
    if (cancel) runner.cancelAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return runner.isIdle(); }, 5000));
    EXPECT_NE(end, std::thread::id());
    EXPECT_NE(end, std::this_thread::get_id());
  }
}

TEST(ReleasedByJob, EndsAtOnceIfTheRunnerHasGone) {
  auto runner = std::make_unique<InlineJobRunner>();
  std::thread::id end;
  auto shared = releasedByJob(*runner, Mortal(end));
  runner.reset();
  shared.reset();
  EXPECT_EQ(end, std::this_thread::get_id());
}

TEST(ThreadJobRunner, ItsEndCancelsAndWaits) {
  std::atomic<bool> ended = false;
  QObject receiver;
  {
    ThreadJobRunner runner;
    std::promise<void> started;
    auto future = started.get_future();
    runner.submit<int>(&receiver, [&](const JobContext& context) {
      started.set_value();
      while (!context.token.isCancelled()) std::this_thread::yield();
      ended = true;
      return 0;
    });
    future.wait();
  }
  EXPECT_TRUE(ended);
}
