// SPDX-License-Identifier: GPL-3.0-or-later
// After a dialog, keys reach the window that asked.
#include "ui/elements/question.h"

#include <QApplication>
#include <QDialog>
#include <QTest>
#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(Question, TheWindowThatAskedIsActiveAgain) {
  QWidget window, other;
  QWidget page(&window);
  window.show();
  QDialog dialog(&page);
  activateParentAfter(dialog);
  dialog.open();
  other.show();
  other.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&other));
  dialog.accept();
  EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
}

TEST(Question, TwoDialogsThatCloseTogetherReturnToTheWindowBelowBoth) {
  QWidget window, other;
  window.show();
  QDialog dialog(&window);
  dialog.open();
  QDialog question(&dialog);
  activateParentAfter(question);
  question.open();
  other.show();
  other.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&other));
  dialog.hide();
  question.accept();
  EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
}

TEST(Question, WhatTheAnswerOpensStaysActive) {
  QWidget window;
  window.show();
  QDialog question(&window), next(&window);
  activateParentAfter(question);
  question.open();
  QObject::connect(&question, &QDialog::accepted, &next, &QDialog::open);
  question.accept();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&next));
  QCoreApplication::processEvents();
  EXPECT_EQ(QApplication::activeWindow(), &next);
}
