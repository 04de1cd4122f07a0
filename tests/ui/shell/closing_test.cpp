// SPDX-License-Identifier: GPL-3.0-or-later
// The window closes at once, or asks first, or waits until all work has ended.
#include "ui/shell/closing.h"

#include <functional>
#include <thread>

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

struct Scene {
  ThreadJobRunner files{2}, training;
  bool isTraining = false;
  int suspended = 0;
  Closing closing{{&files, &training}, {[this] { return isTraining; }, [this] { ++suspended; }}};
  QSignalSpy asked{&closing, &Closing::asked}, finished{&closing, &Closing::finished};
  QObject receiver;

  // Works until it is cancelled, then sets `ended`.
  void work(JobRunner& runner, bool& ended, std::function<void()> then = {}) {
    const auto untilCancelled = [](const JobContext& context) -> int {
      while (!context.token.isCancelled()) std::this_thread::yield();
      throw glenoid::Cancelled();
    };
    const auto tell = [&ended, then = std::move(then)] {
      ended = true;
      if (then) then();
    };
    runner.submit<int>(&receiver, untilCancelled, {.cancelled = tell});
  }
};

}  // namespace

TEST(Closing, IsAtOnceWhereNothingWorks) {
  Scene scene;
  EXPECT_TRUE(scene.closing.request());
  EXPECT_EQ(scene.asked.size() + scene.finished.size(), 0);
}

TEST(Closing, CancelsWhatWorksAndWaitsForIt) {
  Scene scene;
  bool ended = false;
  scene.work(scene.files, ended);
  EXPECT_FALSE(scene.closing.request());
  EXPECT_FALSE(scene.closing.request()) << "asked again while it stops";
  EXPECT_TRUE(scene.finished.wait(10'000) || scene.finished.size() == 1);
  EXPECT_TRUE(ended);
  EXPECT_TRUE(scene.closing.request());
  EXPECT_EQ(scene.asked.size(), 0);
}

TEST(Closing, AsksAboutATrainingRunAndGoesOnWhereThePersonStays) {
  Scene scene;
  bool ended = false;
  scene.isTraining = true;
  scene.work(scene.training, ended);
  EXPECT_FALSE(scene.closing.request());
  EXPECT_EQ(scene.asked.size(), 1);
  EXPECT_EQ(scene.suspended, 0);
  EXPECT_FALSE(ended) << "nothing is stopped before the person says so";
  EXPECT_FALSE(scene.closing.request());
  EXPECT_EQ(scene.asked.size(), 2) << "asked again at the next try";
  scene.closing.confirm();
  EXPECT_EQ(scene.suspended, 1);
  EXPECT_TRUE(scene.finished.wait(10'000) || scene.finished.size() == 1);
  EXPECT_TRUE(ended);
  EXPECT_TRUE(scene.closing.request());
}

TEST(Closing, TheRunMayEndWhileTheQuestionStands) {
  Scene scene;
  scene.isTraining = true;
  EXPECT_FALSE(scene.closing.request());
  scene.isTraining = false;
  scene.closing.confirm();
  EXPECT_EQ(scene.suspended, 0);
  EXPECT_EQ(scene.finished.size(), 1);
}

TEST(Closing, WorkSubmittedByALateAnswerIsCancelledToo) {
  Scene scene;
  bool first = false, second = false;
  scene.work(scene.files, first, [&] { scene.work(scene.training, second); });
  EXPECT_FALSE(scene.closing.request());
  EXPECT_TRUE(scene.finished.wait(10'000));
  EXPECT_TRUE(first && second);
}
