// SPDX-License-Identifier: GPL-3.0-or-later
// A run that is paused, stopped and resumed must end as if nothing had happened.
#include "ui/training/training_session.h"

#include <thread>

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "core/base/folder_lock.h"
#include "core/runs/history.h"
#include "tests/ui/training/small_training.h"
#include "ui/elements/text.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
using State = TrainingSession::State;

namespace {

constexpr int kLongest = 60'000;  // milliseconds

class TrainingSessionTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;
  Settings settings;
  ThreadJobRunner runner;
  TrainingSession session{settings, runner};
  std::vector<State> states;

  TrainingSessionTest() {
    QObject::connect(&session, &TrainingSession::stateChanged, &session, [this](State state) { states.push_back(state); });
  }
  void wait(State state) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.state() == state; }, kLongest)) << static_cast<int>(session.state());
  }
  QString unfinished() const { return settings.get(setting::unfinishedRun); }
  // Calls `act` when the epoch arrives.
  void at(std::int64_t epoch, std::function<void()> act) {
    QObject::connect(&session, &TrainingSession::epochAdded, &session, [epoch, act = std::move(act)](const EpochRecord& record) {
      if (record.epoch == epoch) act();
    });
  }
};

}  // namespace

TEST_F(TrainingSessionTest, PauseStopAndGoingOnLeaveNoTrace) {
  auto whole = smallRequest(folder.path(), "whole");
  session.start(whole);
  wait(State::Finished);
  ASSERT_EQ(session.history().size(), 6u);

  states.clear();
  auto parted = whole;
  parted.runFolder = folder / "parted";
  at(2, [this] { session.pause(); });
  at(4, [this] { session.stop(); });
  session.start(parted);
  wait(State::Paused);
  const auto seen = session.history().size();
  // Only what was already in progress when the run was paused still arrives.
  EXPECT_FALSE(QTest::qWaitFor([&] { return session.history().size() > seen + 1; }, 300));
  session.resume();
  wait(State::Stopped);
  EXPECT_TRUE(std::filesystem::exists(parted.runFolder / "last.safetensors"));
  EXPECT_FALSE(std::filesystem::exists(parted.runFolder / "evaluation.json"));
  session.start(requestOf(parted.runFolder));
  EXPECT_TRUE(session.history().empty()) << "the worker reads it, not the window";
  ASSERT_TRUE(QTest::qWaitFor([&] { return !session.history().empty(); }, kLongest));
  EXPECT_GE(session.history().size(), 4u);
  wait(State::Finished);
  EXPECT_EQ(states,
            (std::vector{State::Running, State::Paused, State::Running, State::Stopping, State::Stopped, State::Running, State::Finished}));

  EXPECT_EQ(session.history().size(), 6u);
  expectSameHistory(readHistory(parted.runFolder / "history.csv"), readHistory(whole.runFolder / "history.csv"));
  EXPECT_EQ(readFile(parted.runFolder / "best.safetensors"), readFile(whole.runFolder / "best.safetensors"));
  EXPECT_EQ(readTextFile(parted.runFolder / "test.csv"), readTextFile(whole.runFolder / "test.csv"));
}

// Epochs on their way to the window when the user stops are in the checkpoint and belong to the history.
TEST_F(TrainingSessionTest, AStopLosesNoEpoch) {
  auto request = smallRequest(folder.path());
  request.options.epochs = 200;
  const auto file = request.runFolder / "history.csv";
  at(1, [&] {
    while (readHistory(file).size() < 3) std::this_thread::yield();
    session.stop();
  });
  session.start(request);
  wait(State::Stopped);
  EXPECT_TRUE(std::filesystem::exists(request.runFolder / "last.safetensors"));
  EXPECT_GE(session.history().size(), 3u);
  EXPECT_EQ(session.history().size(), readHistory(file).size());
}

TEST_F(TrainingSessionTest, ARunThatTheRunnerEndsIsStopped) {
  at(1, [this] { runner.cancelAll(); });
  session.start(smallRequest(folder.path()));
  wait(State::Stopped);
  EXPECT_TRUE(QTest::qWaitFor([this] { return runner.isIdle(); }, kLongest));
}

TEST_F(TrainingSessionTest, AStopWakesAPausedRun) {
  at(1, [this] { session.pause(); });
  session.start(smallRequest(folder.path()));
  wait(State::Paused);
  session.stop();
  EXPECT_EQ(session.state(), State::Stopping);
  wait(State::Stopped);
  EXPECT_FALSE(session.isBusy());
}

TEST_F(TrainingSessionTest, TellsWhatTheTrainerTells) {
  QSignalSpy epochs(&session, &TrainingSession::epochAdded), progress(&session, &TrainingSession::progressed);
  const auto request = smallRequest(folder.path());
  session.start(request);
  EXPECT_TRUE(session.isBusy());
  wait(State::Finished);
  EXPECT_EQ(epochs.count(), 6);
  EXPECT_GE(progress.count(), 6);
  const auto& status = session.status();
  EXPECT_EQ(status.epochs, 6);
  EXPECT_GT(status.imagesPerSecond, 0);
  EXPECT_GT(status.seconds, 0);
  EXPECT_GT(status.memoryBytes, 1u << 20);
  EXPECT_FALSE(status.device.isEmpty());
  EXPECT_EQ(session.bestEpoch(), readJson(request.runFolder / "evaluation.json").at("bestEpoch").get<std::int64_t>());
  EXPECT_EQ(bestEpochOf(readHistory(request.runFolder / "history.csv")), session.bestEpoch());
  EXPECT_TRUE(std::filesystem::exists(request.runFolder / "model" / "model.json"));
  const auto origin = readRunOrigin(request.runFolder);
  EXPECT_EQ(origin.data, request.data);
  EXPECT_EQ(origin.cache, request.cacheFile);
}

TEST_F(TrainingSessionTest, TellsTheBatchesOfTheFirstEpochBeforeItEnds) {
  std::size_t seen = 0;
  QObject::connect(&session, &TrainingSession::batchAdded, &session, [&] {
    if (!session.history().empty()) return;
    ASSERT_FALSE(session.batches().empty());
    const auto& batch = session.batches().front();
    EXPECT_GT(batch.epochs, 0);
    EXPECT_LT(batch.epochs, 1);
    EXPECT_GT(batch.loss, 0);
    ++seen;
  });
  session.start(smallRequest(folder.path()));
  wait(State::Finished);
  EXPECT_GE(seen, 1u);
  EXPECT_TRUE(session.batches().empty()) << "the epochs hold them";
}

TEST_F(TrainingSessionTest, TheTimeOfARunIsThatOfAllItsStarts) {
  auto request = smallRequest(folder.path());
  request.options.epochs = 200;
  at(30, [this] { session.stop(); });  // takes much longer than the second start
  session.start(request);
  wait(State::Stopped);
  const auto history = readHistory(request.runFolder / "history.csv");
  TrainingSession later{settings, runner};  // as after a restart of the program
  QObject::connect(&later, &TrainingSession::epochAdded, &later, [&] { later.stop(); });
  later.start(request);
  ASSERT_TRUE(QTest::qWaitFor([&] { return later.status().epoch > 0; }, kLongest));
  EXPECT_GE(later.status().seconds, secondsOf(history));
  ASSERT_TRUE(QTest::qWaitFor([&] { return later.state() == State::Stopped; }, kLongest));
  EXPECT_GT(later.status().seconds, secondsOf(history));
  const double before = later.status().seconds;
  later.start(request);
  EXPECT_GE(later.status().seconds, before) << "the epoch in which it was stopped counts too";
  later.stop();
  ASSERT_TRUE(QTest::qWaitFor([&] { return later.state() == State::Stopped; }, kLongest));
}

TEST_F(TrainingSessionTest, RemembersTheRunThatACrashWouldLeave) {
  const auto request = smallRequest(folder.path());
  QString during;
  at(1, [&] {
    during = unfinished();
    session.suspend();
  });
  session.start(request);
  wait(State::Stopped);
  EXPECT_EQ(pathOf(during), request.runFolder);
  EXPECT_EQ(unfinished(), during) << "the program closes: the next start offers to go on";
  session.start(request);
  wait(State::Finished);
  EXPECT_EQ(unfinished(), QString());
}

TEST_F(TrainingSessionTest, AStopByThePersonIsNotOfferedAgain) {
  at(1, [this] { session.stop(); });
  session.start(smallRequest(folder.path()));
  wait(State::Stopped);
  EXPECT_EQ(unfinished(), QString());
}

TEST_F(TrainingSessionTest, EpochsAfterTheCheckpointAreDoneAgain) {
  auto request = smallRequest(folder.path());
  request.options.checkpointEpochs = 4;
  at(6, [] {});
  bool stopped = false;
  at(5, [&] {
    if (!stopped) session.stop();
    stopped = true;
  });
  request.options.epochs = 200;
  session.start(request);
  wait(State::Stopped);
  ASSERT_GE(readHistory(request.runFolder / "history.csv").size(), 5u);
  bool counted = false;
  at(9, [&] {
    counted = true;
    session.stop();
  });
  session.start(request);
  wait(State::Stopped);
  EXPECT_TRUE(counted);
  for (std::size_t i = 0; i < session.history().size(); ++i) EXPECT_EQ(session.history()[i].epoch, static_cast<std::int64_t>(i) + 1);
}

TEST_F(TrainingSessionTest, SaysWhyItFailed) {
  auto request = smallRequest(folder.path());
  request.split.train.clear();
  std::optional<ErrorCode> code;
  QObject::connect(&session, &TrainingSession::failed, &session, [&](const Error& error) { code = error.code(); });
  session.start(request);
  wait(State::Failed);
  EXPECT_EQ(code, ErrorCode::DatasetTooSmall);
  EXPECT_EQ(unfinished(), QString());
}

// As if the program had been killed between the two files.
TEST_F(TrainingSessionTest, TheHistoryIsThatOfTheCheckpoint) {
  at(1, [this] { session.stop(); });
  const auto request = smallRequest(folder.path());
  session.start(request);
  wait(State::Stopped);
  ASSERT_TRUE(std::filesystem::remove(request.runFolder / "history.csv"));
  session.start(request);
  wait(State::Finished);
  ASSERT_EQ(session.history().size(), 6u);
  for (std::size_t i = 0; i < session.history().size(); ++i) EXPECT_EQ(session.history()[i].epoch, static_cast<std::int64_t>(i) + 1);
}

TEST_F(TrainingSessionTest, LeavesAFolderAloneInWhichAnotherProgramWorks) {
  const auto request = smallRequest(folder.path());
  std::optional<ErrorCode> code;
  QObject::connect(&session, &TrainingSession::failed, &session, [&](const Error& error) { code = error.code(); });
  {
    const FolderLock another(request.runFolder);
    session.start(request);
    wait(State::Failed);
  }
  EXPECT_EQ(code, ErrorCode::FolderBusy);
  EXPECT_FALSE(std::filesystem::exists(request.runFolder));
}

TEST_F(TrainingSessionTest, ASecondRunWaitsForTheFirst) {
  auto first = smallRequest(folder.path(), "first");
  session.start(first);
  auto second = first;
  second.runFolder = folder / "second";
  session.start(second);
  EXPECT_EQ(session.request()->runFolder, first.runFolder);
  wait(State::Finished);
  EXPECT_FALSE(std::filesystem::exists(second.runFolder));
}

TEST(TrainingSession, ItsEndWakesAPausedWorker) {
  const TemporaryFolder folder;
  Settings settings;
  ThreadJobRunner runner;
  {
    TrainingSession session(settings, runner);
    QObject::connect(&session, &TrainingSession::epochAdded, &session, [&session](const EpochRecord&) { session.pause(); });
    session.start(smallRequest(folder.path()));
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.state() == State::Paused; }, kLongest));
  }
  EXPECT_TRUE(QTest::qWaitFor([&] { return runner.isIdle(); }, kLongest));
}
