// SPDX-License-Identifier: GPL-3.0-or-later
// Messages: what an error says, their order and pages, what the strip shows, undo, what goes by itself.
#include "ui/services/messages.h"

#include <algorithm>
#include <memory>

#include <QApplication>
#include <QEnterEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <gtest/gtest.h>

using namespace glenoid;
using namespace glenoid::ui;

TEST(Messages, AnErrorSaysWhatWhichFileAndWhatToDoWithoutTheFolderOrTheDetail) {
  const auto text = errorText(Error(ErrorCode::DamagedFile, "dcmtk: EVR_xs at 0x7f", "/home/anna/Meier^Hans/shoulder.dcm"));
  EXPECT_EQ(text, "shoulder.dcm: the file is damaged or incomplete. Copy or export it again from the source.");
  EXPECT_EQ(errorText(Error(ErrorCode::OutOfMemory, "x")).left(5), "There");
}

namespace {

class StripTest : public testing::Test {
 protected:
  void SetUp() override { strip.setGeometry(300, 300, 600, 60); }  // not under the pointer, which begins in the corner
  QString text() const { return strip.findChild<QLabel*>("messageText")->text(); }
  QTimer* fading() const { return strip.findChild<QTimer*>("messageFading"); }
  QPushButton* button(const char* name) const { return strip.findChild<QPushButton*>(name); }
  MessageList messages;
  MessageStrip strip{messages};
};

}  // namespace

TEST_F(StripTest, ErrorsComeFirstThenTheNewest) {
  EXPECT_TRUE(strip.isHidden());
  messages.inform("first");
  messages.show(Error(ErrorCode::FileNotFound, "", "a.png"));
  messages.inform("second");
  EXPECT_FALSE(strip.isHidden());
  for (const char* expected : {"a.png", "second", "first"}) {
    EXPECT_TRUE(text().startsWith(expected)) << text().toStdString();
    strip.findChild<QToolButton*>("messageDismiss")->click();
  }
  EXPECT_TRUE(strip.isHidden());
}

TEST_F(StripTest, AnActionActsAndTakesTheMessageAway) {
  int acted = 0;
  messages.show({MessageKind::Warning, "Continue it?", {{"Continue", [&] { ++acted; }}}});
  ASSERT_NE(button("messageAction"), nullptr);
  EXPECT_EQ(button("messageAction")->text(), "Continue");
  button("messageAction")->click();
  EXPECT_EQ(acted, 1);
  EXPECT_TRUE(messages.waiting().empty());
}

TEST_F(StripTest, UndoUndoesOnceAndWhatItHeldIsLetGo) {
  int undone = 0;
  const auto held = std::make_shared<int>(1);
  messages.show({.text = "Removed.", .undo = [&undone, held] { ++undone; }});
  ASSERT_NE(button("messageUndo"), nullptr);
  button("messageUndo")->click();
  EXPECT_EQ(undone, 1);
  EXPECT_TRUE(messages.waiting().empty());
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  EXPECT_EQ(held.use_count(), 1);
}

TEST_F(StripTest, ASuccessGoesByItselfAnErrorAndAChoiceStay) {
  messages.inform("Saved.");
  ASSERT_TRUE(fading()->isActive());
  const int toRead = fading()->interval();
  QSignalSpy changed(&messages, &MessageList::changed);
  fading()->start(0);
  EXPECT_TRUE(changed.wait());
  EXPECT_TRUE(messages.waiting().empty());
  if (auto* focus = QApplication::focusWidget()) focus->clearFocus();  // a window that opens gives it to its first button
  messages.show({.text = "Removed.", .undo = [] {}});
  EXPECT_GT(fading()->interval(), toRead) << "an undo stays longer";
  messages.show({.text = "Saved.", .actions = {{"Show in folder", [] {}, false}}});
  EXPECT_GT(fading()->interval(), toRead) << "a button that only helps does not hold it";
  messages.show({.text = "It can continue.", .actions = {{"Continue", [] {}}}});
  EXPECT_FALSE(fading()->isActive());
  messages.warn("Look at this.");
  EXPECT_FALSE(fading()->isActive());
  messages.show(Error(ErrorCode::FileNotFound, ""));
  EXPECT_FALSE(fading()->isActive());
}

TEST_F(StripTest, WhatIsNoLongerSoGoes) {
  messages.show({.text = "Stopped.", .actions = {{"Continue", [] {}}}, .topic = "run:a"});
  messages.show({.text = "Stopped.", .actions = {{"Continue", [] {}}}, .page = "go.batch", .topic = "run:b"});
  messages.inform("Saved.");
  messages.dismissTopic("run:a");
  ASSERT_EQ(messages.waiting().size(), 2u);
  EXPECT_EQ(messages.waiting().back().topic, "run:b");
}

TEST_F(StripTest, NothingGoesWhileThePointerOrTheFocusIsOnIt) {
  messages.show({.text = "Removed.", .undo = [] {}});
  strip.show();
  strip.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&strip));
  button("messageUndo")->setFocus();
  EXPECT_FALSE(fading()->isActive());
  button("messageUndo")->clearFocus();
  EXPECT_TRUE(fading()->isActive());
  strip.setAttribute(Qt::WA_UnderMouse);
  QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
  QApplication::sendEvent(&strip, &enter);
  EXPECT_FALSE(fading()->isActive());
  strip.setAttribute(Qt::WA_UnderMouse, false);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(&strip, &leave);
  EXPECT_TRUE(fading()->isActive());
}

TEST_F(StripTest, AMessageIsShownOnItsPageAlone) {
  PageMessages batch(messages, "go.batch");
  messages.setPage("go.identify");
  batch.inform("20 rows were saved.");
  EXPECT_TRUE(strip.isHidden());
  EXPECT_TRUE(messages.hasUnseen("go.batch"));
  EXPECT_FALSE(fading()->isActive()) << "its time begins when it is seen";
  PageMessages(messages, "go.identify").show(Error(ErrorCode::FileUnwritable, "", "out.png"));
  EXPECT_TRUE(text().startsWith("out.png"));
  messages.setPage("go.batch");
  EXPECT_EQ(text(), "20 rows were saved.");
  EXPECT_TRUE(fading()->isActive());
  EXPECT_FALSE(messages.hasUnseen("go.batch"));
  messages.setPage("go.models");
  EXPECT_FALSE(messages.hasUnseen("go.batch")) << "it was seen";
}

TEST_F(StripTest, AMessageAgesWhileAnotherPageIsInView) {
  using namespace std::chrono_literals;
  messages.setPage("go.identify");
  PageMessages identify(messages, "go.identify");
  strip.setTimes(1h, 0s);
  identify.inform("Copied.");
  identify.show({.text = "Picture closed.", .undo = [] {}});
  EXPECT_EQ(text(), "Picture closed.");
  messages.setPage("go.batch");
  messages.setPage("go.identify");
  EXPECT_EQ(text(), "Copied.") << "the time of the other was up";
  EXPECT_EQ(messages.waiting().size(), 1u);
}

TEST_F(StripTest, AMessageForAllPagesMarksOnlyItsOwn) {
  messages.setPage("go.identify");
  PageMessages(messages, "go.training").show({.text = "The run has finished.", .everywhere = true});
  EXPECT_EQ(text(), "The run has finished.");
  EXPECT_TRUE(messages.hasUnseen("go.training"));
  EXPECT_FALSE(messages.hasUnseen("go.identify"));
  messages.setPage("go.models");
  EXPECT_EQ(text(), "The run has finished.");
}

TEST_F(StripTest, AnActionThatLeadsToThePageIsOfferedOnOtherPagesOnly) {
  messages.setPage("go.training");
  PageMessages(messages, "go.training").show({.text = "Done.", .actions = {{"Show the run", [] {}, false, true}}, .everywhere = true});
  const auto isOffered = [&] {
    QCoreApplication::processEvents();  // a layout shows new buttons later
    const auto buttons = strip.findChildren<QPushButton*>("messageAction");
    return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton* one) { return !one->isHidden(); });
  };
  EXPECT_FALSE(isOffered());
  messages.setPage("go.models");
  EXPECT_EQ(text(), "Done.");
  EXPECT_TRUE(isOffered());
  messages.setPage("go.training");
  EXPECT_FALSE(isOffered());
}

TEST(Messages, AFloodKeepsTheErrorsAndTheNewest) {
  MessageList messages;
  messages.show(Error(ErrorCode::FileNotFound, "", "a.png"));
  for (int i = 0; i < 1000; ++i) messages.inform(QString("message %1").arg(i));
  EXPECT_EQ(messages.waiting().size(), 20u);
  EXPECT_EQ(messages.waiting()[0].kind, MessageKind::Error);
  EXPECT_EQ(messages.waiting()[1].text, "message 999");
  messages.inform("message 990");
  EXPECT_EQ(messages.waiting().size(), 20u) << "the same again is no second message";
  EXPECT_EQ(messages.waiting()[1].text, "message 990");
}
