// SPDX-License-Identifier: GPL-3.0-or-later
// Messages: what an error says, what the strip shows, actions, floods.
#include "ui/services/messages.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <gtest/gtest.h>

using namespace glenoid;
using namespace glenoid::ui;

TEST(Messages, AnErrorSaysWhatWhichFileAndWhatToDoWithoutTheFolderOrTheDetail) {
  const auto text = errorText(Error(ErrorCode::DamagedFile, "dcmtk: EVR_xs at 0x7f", "/home/anna/Meier^Hans/shoulder.dcm"));
  EXPECT_EQ(text, "shoulder.dcm: the file is damaged or incomplete. Copy or export it again from the source.");
  EXPECT_EQ(errorText(Error(ErrorCode::OutOfMemory, "x")).left(5), "There");
}

TEST(Messages, TheStripShowsOneAfterAnother) {
  Messages messages;
  MessageStrip strip(messages);
  EXPECT_TRUE(strip.isHidden());
  messages.show(Error(ErrorCode::FileNotFound, "", "a.png"));
  messages.inform("second");
  EXPECT_FALSE(strip.isHidden());
  auto* text = strip.findChild<QLabel*>("messageText");
  EXPECT_TRUE(text->text().startsWith("a.png"));
  strip.findChild<QToolButton*>("messageDismiss")->click();
  EXPECT_EQ(text->text(), "second");
  strip.findChild<QToolButton*>("messageDismiss")->click();
  EXPECT_TRUE(strip.isHidden());
}

TEST(Messages, AnActionActsAndTakesTheMessageAway) {
  Messages messages;
  MessageStrip strip(messages);
  int acted = 0;
  messages.show({MessageKind::Warning, "Remove it?", {{"Remove", [&] { ++acted; }}}});
  auto* button = strip.findChild<QPushButton*>();
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->text(), "Remove");
  button->click();
  EXPECT_EQ(acted, 1);
  EXPECT_TRUE(messages.waiting().empty());
}

TEST(Messages, AFloodKeepsTheFirst) {
  Messages messages;
  for (int i = 0; i < 1000; ++i) messages.inform(QString("message %1").arg(i));
  EXPECT_LE(messages.waiting().size(), 20u);
  EXPECT_EQ(messages.waiting().front().text, "message 0");
  messages.inform("message 19");
  EXPECT_LE(messages.waiting().size(), 20u);
}
