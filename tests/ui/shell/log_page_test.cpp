// SPDX-License-Identifier: GPL-3.0-or-later
// The log as a page: lines from before and after it was made, filtered, copied, written from any thread.
#include "ui/shell/log_page.h"

#include <thread>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/named_controls.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class LogPageTest : public testing::Test {
 protected:
  LogPageTest() { page.show(); }
  static Log& filled(Log& log) {
    log.write(LogLevel::Debug, "a detail");
    log.write(LogLevel::Info, "a note");
    log.write(LogLevel::Error, "an error");
    return log;
  }
  QTableView* table() { return page.findChild<QTableView*>("logTable"); }
  int rows() { return table()->model()->rowCount(); }
  QString text(int row) { return table()->model()->index(row, LogModel::Text).data().toString(); }
  void show(int level) { page.findChild<QComboBox*>("logLevel")->setCurrentIndex(level); }

  Log log{4000};
  Settings settings;
  Commands commands{settings};
  LogPage page{filled(log), commands};
};

}  // namespace

TEST_F(LogPageTest, ShowsWhatWasAndWhatComesFromAnyThread) {
  EXPECT_EQ(rows(), 2);
  std::thread([&] { log.write(LogLevel::Warning, "from another thread"); }).join();
  ASSERT_TRUE(QTest::qWaitFor([&] { return rows() == 3; }, 5000));
  EXPECT_EQ(text(2), "from another thread");
}

TEST_F(LogPageTest, SaysWhyItsLinesAreInEnglish) {
  const auto* language = page.findChild<QLabel*>("logLanguage");
  ASSERT_TRUE(language);
  EXPECT_TRUE(language->text().contains("English"));
  EXPECT_LE(language->geometry().bottom(), table()->geometry().top()) << "above the lines";
}

TEST_F(LogPageTest, IsNarrowedByKind) {
  show(0);
  EXPECT_EQ(rows(), 3);
  show(2);
  ASSERT_EQ(rows(), 1);
  EXPECT_EQ(text(0), "an error");
}

TEST_F(LogPageTest, CopiesTheShownOrTheSelectedLines) {
  auto* copy = page.findChild<QPushButton*>("logCopy");
  copy->click();
  EXPECT_EQ(QGuiApplication::clipboard()->text().count('\n'), 1);
  table()->selectionModel()->select(table()->model()->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  copy->click();
  EXPECT_TRUE(QGuiApplication::clipboard()->text().endsWith("an error"));
  EXPECT_EQ(QGuiApplication::clipboard()->text().count('\n'), 0);
}

TEST_F(LogPageTest, EveryControlHasANameAndATip) {
  EXPECT_GE(test::expectNamedControls(page), 5) << "three buttons, the choice of lines and the table";
}

TEST(LogModel, ForgetsTheOldestAndStaysAProperModel) {
  Log log{4000};
  LogModel model(log);
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  for (int i = 0; i < LogModel::kMost + 5; ++i) log.write(LogLevel::Info, std::to_string(i));
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return model.index(model.rowCount() - 1, LogModel::Text).data() == QString::number(LogModel::kMost + 4); }, 5000));
  EXPECT_EQ(model.rowCount(), LogModel::kMost);
  EXPECT_EQ(model.index(0, LogModel::Text).data(), "5");
}
