// SPDX-License-Identifier: GPL-3.0-or-later
// Work that gets stuck holds nobody, and does not touch what it was lent.
#include "ui/jobs/watched.h"

#include <semaphore>
#include <stdexcept>

#include <QTest>
#include <gtest/gtest.h>

#include "ui/jobs/job_runner.h"

using namespace glenoid;
using namespace glenoid::ui;
using namespace std::chrono_literals;

namespace {

// A call of the system that does not return before release(). Shared with the thread that may outlive the test.
class StuckCall {
 public:
  void enter() const {
    state_->entered.release();
    state_->released.acquire();
  }
  void waitUntilEntered() const { state_->entered.acquire(); }
  void release() const { state_->released.release(); }

 private:
  struct State {
    std::binary_semaphore entered{0}, released{0};
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace

TEST(Watched, HandsOverWhatTheWorkReturnsOrThrows) {
  EXPECT_EQ(watched<int>({}, kNoLimit, [](Watch&) { return 7; }), 7);
  EXPECT_THROW(watched<int>({}, kNoLimit, [](Watch&) -> int { throw std::runtime_error("no"); }), std::runtime_error);
}

TEST(Watched, WorkThatFallsSilentIsLeftAndUsesNothingAfterwards) {
  const StuckCall call;
  const auto told = std::make_shared<std::promise<bool>>();
  auto used = told->get_future();
  EXPECT_FALSE(watched<int>({}, 1ms, [call, told](Watch& watch) {
    call.enter();
    EXPECT_THROW(watch.token().check(), Cancelled);
    told->set_value(watch.whileAwaited([] { FAIL(); }));
    return 7;
  }));
  call.release();
  EXPECT_FALSE(used.get());
}

TEST(Watched, IsNotSilentWhileSomethingOfTheCallerIsInUse) {
  Watch watch;
  bool used = false;
  EXPECT_TRUE(watch.whileAwaited([&] {
    const auto later = std::chrono::steady_clock::now() + 5ms;
    while (std::chrono::steady_clock::now() < later) std::this_thread::yield();
    EXPECT_EQ(watch.silence(), 0ms);
    used = true;
  }));
  EXPECT_TRUE(used);
  EXPECT_THROW(watch.whileAwaited([] { throw std::runtime_error("no"); }), std::runtime_error);
  watch.leave();
}

TEST(Watched, ACancelledJobFreesItsThreadAlthoughACallIsStuck) {
  const StuckCall call;
  ThreadJobRunner runner;
  QObject receiver;
  bool cancelled = false, next = false;
  const auto stuck = [call](Watch&) { return call.enter(), 7; };
  const auto job = runner.submit<std::optional<int>>(
      &receiver, [stuck](const JobContext& context) { return watched<int>(context.token, kNoLimit, stuck); },
      {.cancelled = [&] { cancelled = true; }});
  call.waitUntilEntered();
  job.cancel();
  runner.submit<int>(&receiver, [](const JobContext&) { return 0; }, {.done = [&](int) { next = true; }});
  EXPECT_TRUE(QTest::qWaitFor([&] { return runner.isIdle(); }, 60'000));
  EXPECT_TRUE(cancelled && next);
  call.release();
}
