// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is lost when the window is closed or the session ends.
#include <csignal>

#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <gtest/gtest.h>

#include "core/base/interrupt.h"
#include "tests/ui/shell/main_window_fixture.h"
#include "tests/ui/training/small_training.h"
#include "ui/batch/batch_page.h"
#include "ui/shell/ending.h"
#include "ui/shell/settings_page.h"
#include "ui/training/training_page.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class WindowClosing : public test::MainWindowTest {
 protected:
  void restart() { emit window_->pages().settings().restartWanted(); }
  bool reopensSample() {
    const auto paths = window_->toReopen().value_or(QStringList());
    return paths.size() == 1 && QFileInfo(paths[0]) == QFileInfo(sample());
  }
};

}  // namespace

TEST_F(WindowClosing, ClosingCancelsWhatWorksAndWaits) {
  bool cancelled = false;
  bench_.files.submit<int>(window_.get(), [](const JobContext&) { return 0; }, {.cancelled = [&] { cancelled = true; }});
  EXPECT_FALSE(window_->close());
  EXPECT_TRUE(window_->isVisible());
  bench_.waitUntilIdle();
  EXPECT_TRUE(cancelled);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
}

TEST_F(WindowClosing, ClosingAsksAboutATrainingRunAndSuspendsIt) {
  auto& session = window_->pages().training().session();
  const auto request = test::smallRequest(bench_.folder / "data");
  session.start(request);
  ASSERT_TRUE(session.isBusy());
  EXPECT_FALSE(window_->close());
  const auto press = [&](const char* button) {
    auto* question = window_->findChild<QDialog*>("closeQuestion");
    ASSERT_NE(question, nullptr);
    EXPECT_TRUE(question->isVisible());
    question->findChild<QPushButton*>(button)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  press("goOnWorking");
  EXPECT_TRUE(session.isBusy() && window_->isVisible());
  EXPECT_FALSE(window_->close());
  press("stopAndQuit");
  bench_.waitUntilIdle();
  EXPECT_EQ(session.state(), TrainingSession::State::Stopped);
  EXPECT_FALSE(bench_.settings.get(setting::unfinishedRun).isEmpty()) << "the next start offers to go on";
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
}

TEST_F(WindowClosing, TheQuestionGoesWithTheRunThatItIsAbout) {
  auto& session = window_->pages().training().session();
  session.start(test::smallRequest(bench_.folder / "data"));
  EXPECT_FALSE(window_->close());
  ASSERT_NE(window_->findChild<QDialog*>("closeQuestion"), nullptr);
  bench_.waitUntilIdle();
  ASSERT_EQ(session.state(), TrainingSession::State::Finished);
  EXPECT_EQ(window_->findChild<QDialog*>("closeQuestion"), nullptr);
  EXPECT_TRUE(window_->isVisible());
}

TEST_F(WindowClosing, ARestartOpensTheSamePictureAgain) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  EXPECT_FALSE(window_->toReopen());
  restart();
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
  EXPECT_TRUE(reopensSample());
}

TEST_F(WindowClosing, ARestartAsksAboutMeasurementsAndARunAndIsForgottenIfTheUserQuitsLater) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  window_->pages().identify().cases().main().view().addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  auto& session = window_->pages().training().session();
  session.start(test::smallRequest(bench_.folder / "data"));
  const auto press = [&](const char* question, const char* button) {
    auto* box = window_->findChild<QMessageBox*>(question);
    ASSERT_NE(box, nullptr) << question;
    box->findChild<QPushButton*>(button)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  restart();
  press("unsavedQuestion", "unsavedCancel");
  EXPECT_TRUE(window_->isVisible() && session.isBusy());
  restart();
  press("unsavedQuestion", "unsavedLose");
  const auto* question = window_->findChild<QMessageBox*>("closeQuestion");
  ASSERT_NE(question, nullptr);
  EXPECT_TRUE(question->informativeText().contains("restart"));
  EXPECT_EQ(question->findChild<QPushButton*>("stopAndQuit")->text(), "Stop and restart");
  press("closeQuestion", "goOnWorking");
  EXPECT_TRUE(window_->isVisible() && session.isBusy());
  trigger("file.quit");
  press("unsavedQuestion", "unsavedLose");  // the user stayed, so the measurements are still there
  EXPECT_FALSE(window_->findChild<QMessageBox*>("closeQuestion")->informativeText().contains("restart"));
  press("closeQuestion", "stopAndQuit");
  bench_.waitUntilIdle();
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
  EXPECT_FALSE(window_->toReopen());
}

TEST_F(WindowClosing, ARestartStopsARunAndContinuesWithTheOpenPicture) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  auto& session = window_->pages().training().session();
  session.start(test::smallRequest(bench_.folder / "data"));
  restart();
  auto* question = window_->findChild<QMessageBox*>("closeQuestion");
  ASSERT_NE(question, nullptr);
  question->findChild<QPushButton*>("stopAndQuit")->click();
  bench_.waitUntilIdle();
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
  EXPECT_FALSE(bench_.settings.get(setting::unfinishedRun).isEmpty()) << "the next start offers to go on";
  EXPECT_TRUE(reopensSample());
}

TEST_F(WindowClosing, TheEndOfTheSessionWaitsForTheQuestionAboutARun) {
  EXPECT_TRUE(window_->mayEndSession(true));
  auto& session = window_->pages().training().session();
  session.start(test::smallRequest(bench_.folder / "data"));
  EXPECT_FALSE(window_->mayEndSession(true));
  const auto* question = window_->findChild<QDialog*>("closeQuestion");
  ASSERT_NE(question, nullptr);
  EXPECT_TRUE(question->isVisible());
  EXPECT_EQ(session.state(), TrainingSession::State::Running) << "nothing is stopped before the answer";
  EXPECT_TRUE(window_->mayEndSession(false)) << "nobody may be asked";
  bench_.waitUntilIdle();
  EXPECT_EQ(session.state(), TrainingSession::State::Stopped);
  EXPECT_FALSE(bench_.settings.get(setting::unfinishedRun).isEmpty()) << "the next start offers to go on";
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
}

TEST_F(WindowClosing, ARunningBatchIsNamedInTheQuestion) {
  auto& batch = window_->pages().batch().state();
  const auto open = [this] { return window_->findChild<QMessageBox*>("closeQuestion"); };
  batch.start({sample().toStdString()}, bench_.models.defaultBundle());
  ASSERT_TRUE(batch.isBusy());
  EXPECT_FALSE(window_->mayEndSession(true));
  ASSERT_NE(open(), nullptr);
  EXPECT_TRUE(open()->text().contains("batch"));
  EXPECT_FALSE(open()->text().contains("training"));
  open()->findChild<QPushButton*>("goOnWorking")->click();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  EXPECT_TRUE(batch.isBusy()) << "it goes on";
  auto& session = window_->pages().training().session();
  session.start(test::smallRequest(bench_.folder / "data"));
  EXPECT_FALSE(window_->close());
  ASSERT_NE(open(), nullptr);
  EXPECT_TRUE(open()->text().contains("batch") && open()->text().contains("training"));
  open()->findChild<QPushButton*>("stopAndQuit")->click();
  bench_.waitUntilIdle();
  EXPECT_EQ(session.state(), TrainingSession::State::Stopped);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
}

TEST_F(WindowClosing, OneQuestionNamesMeasurementsAndABatchThatWereNotExported) {
  const auto question = [this] { return window_->findChild<QMessageBox*>("unsavedQuestion"); };
  const auto press = [&](const char* button) {
    ASSERT_NE(question(), nullptr);
    question()->findChild<QPushButton*>(button)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  auto& batch = window_->pages().batch().state();
  batch.start({sample().toStdString()}, bench_.models.defaultBundle());
  bench_.waitUntilIdle();
  ASSERT_EQ(batch.phase(), BatchState::Phase::Done);
  EXPECT_FALSE(window_->close());
  EXPECT_FALSE(window_->close()) << "the question is open";
  EXPECT_EQ(window_->findChildren<QMessageBox*>("unsavedQuestion").size(), 1);
  EXPECT_TRUE(question()->informativeText().contains("batch"));
  EXPECT_FALSE(question()->informativeText().contains("Measurements"));
  EXPECT_EQ(question()->findChild<QPushButton*>("unsavedSave")->text(), QString::fromUtf8("Export…"));
  press("unsavedSave");
  auto* dialog = shownPage()->findChild<QFileDialog*>("batchExportDialog");
  ASSERT_NE(dialog, nullptr) << "on the page of the batch";
  dialog->reject();
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  window_->pages().identify().cases().main().view().addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  restart();
  ASSERT_NE(question(), nullptr);
  EXPECT_TRUE(question()->informativeText().contains("Measurements in: synthetic-reverse.dcm"));
  EXPECT_TRUE(question()->informativeText().contains("batch"));
  EXPECT_EQ(question()->findChild<QPushButton*>("unsavedSave")->text(), QString::fromUtf8("Export the first…"));
  press("unsavedCancel");
  EXPECT_TRUE(window_->isVisible());
  EXPECT_EQ(batch.done(), 1u);
  batch.exportCsv(bench_.folder / "table.csv");
  bench_.waitUntilIdle();
  EXPECT_FALSE(window_->close());
  EXPECT_FALSE(question()->informativeText().contains("batch")) << "it is exported";
  press("unsavedLose");
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
}

TEST_F(WindowClosing, TheEndOfTheSessionWaitsForUnsavedMeasurementsButASignalDoesNot) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  window_->pages().identify().cases().main().view().addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  EXPECT_FALSE(window_->mayEndSession(true));
  const auto* question = window_->findChild<QDialog*>("unsavedQuestion");
  ASSERT_NE(question, nullptr);
  EXPECT_TRUE(question->isVisible() && window_->isVisible());
  const Ending ending(*qApp, *window_);
  watchInterrupts();
  std::raise(SIGTERM);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_->isVisible(); }, 10'000));
}
