// SPDX-License-Identifier: GPL-3.0-or-later
// A second launch hands its files over, even while the first program is still starting and after one was killed.
#include "ui/launch/single_instance.h"

#include <memory>

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QUuid>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

QString freshKey() { return QUuid::createUuid().toString(); }

// A second launch. Another thread replaces another process, so that the event loop of this thread is free to answer.
class SecondLaunch {
 public:
  SecondLaunch(const QString& key, const QStringList& paths, int patienceMs = 5000)
      : thread_(QThread::create([=, this] {
          SingleInstance second(key);
          wasFirst = second.becomeFirst();
          wasTaken = !wasFirst && second.handOver(paths, patienceMs);
        })) {
    thread_->start();
  }
  ~SecondLaunch() { thread_->wait(); }
  bool ends() {
    return QTest::qWaitFor([this] { return thread_->isFinished(); }, 20'000);
  }
  bool wasFirst = false, wasTaken = false;

 private:
  std::unique_ptr<QThread> thread_;
};

}  // namespace

TEST(SingleInstance, ASecondLaunchHandsItsPathsOver) {
  const auto key = freshKey();
  SingleInstance first(key);
  ASSERT_TRUE(first.becomeFirst());
  QSignalSpy handed(&first, &SingleInstance::handedOver);
  const QStringList paths{"/somewhere/Röntgen & Bild.dcm", "/else where/DICOMDIR"};
  SecondLaunch second(key, paths);
  ASSERT_TRUE(second.ends());
  EXPECT_FALSE(second.wasFirst);
  EXPECT_TRUE(second.wasTaken);
  ASSERT_EQ(handed.size(), 1);
  EXPECT_EQ(handed[0][0].toStringList(), paths);
}

TEST(SingleInstance, ManyPathsArriveWhole) {
  const auto key = freshKey();
  SingleInstance first(key);
  ASSERT_TRUE(first.becomeFirst());
  QSignalSpy handed(&first, &SingleInstance::handedOver);
  QStringList paths;
  for (int i = 0; i < 20'000; ++i) paths.append(QString("/a folder/with a long name/radiograph number %1.dcm").arg(i));
  SecondLaunch second(key, paths);
  ASSERT_TRUE(second.ends());
  EXPECT_TRUE(second.wasTaken);
  ASSERT_EQ(handed.size(), 1);
  EXPECT_EQ(handed[0][0].toStringList(), paths);
}

TEST(SingleInstance, OtherKeysAreOtherWindows) {
  SingleInstance one(freshKey()), other(freshKey());
  EXPECT_TRUE(one.becomeFirst());
  EXPECT_TRUE(other.becomeFirst());
}

TEST(SingleInstance, TheNextIsFirstOnceTheFirstHasGone) {
  const auto key = freshKey();
  auto first = std::make_unique<SingleInstance>(key);
  ASSERT_TRUE(first->becomeFirst());
  first.reset();
  SingleInstance next(key);
  EXPECT_TRUE(next.becomeFirst());
}

TEST(SingleInstance, WhoDoesNotAnswerIsNotWaitedForLong) {
  const auto key = freshKey();
  SingleInstance first(key);
  ASSERT_TRUE(first.becomeFirst());
  // This thread runs no event loop, as if the first program hung.
  SingleInstance second(key);
  EXPECT_FALSE(second.becomeFirst());
  EXPECT_FALSE(second.handOver({"/a.dcm"}, 200));
}
