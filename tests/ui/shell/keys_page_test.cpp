// SPDX-License-Identifier: GPL-3.0-or-later
// The page of keys: search, change, conflict, take over, reset.
#include "ui/shell/keys_page.h"

#include <functional>

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/named_controls.h"

using namespace glenoid::ui;

namespace {

class KeysPageTest : public testing::Test {
 protected:
  KeysPageTest() { page.show(); }
  QTableView* table() { return page.findChild<QTableView*>("keysTable"); }
  QString message() { return page.findChild<QLabel*>("keysMessage")->text(); }
  QPushButton* button(const char* name) { return page.findChild<QPushButton*>(name); }
  void select(const QString& id) {
    const auto* model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
      if (model->index(row, KeysModel::Explanation).data().toString() != tipOf(id)) continue;
      return table()->setCurrentIndex(model->index(row, 0));
    }
    FAIL() << id.toStdString();
  }
  QString tipOf(const QString& id) {
    for (const auto& row : commands.rows()) {
      if (row.id == id) return row.tip;
    }
    return {};
  }
  void press(const char* key) { page.findChild<QKeySequenceEdit*>("keysEdit")->setKeySequence(QKeySequence(key)); }
  QString shown(int row, int column) { return table()->model()->index(row, column).data().toString(); }

  Settings settings;
  Commands commands{settings};
  KeysPage page{commands};
};

}  // namespace

TEST_F(KeysPageTest, ListsEveryCommandWithItsKeys) {
  EXPECT_EQ(table()->model()->rowCount(), static_cast<int>(commands.rows().size()));
  KeysModel model(commands);
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  commands.setKeys("view.fit", {QKeySequence("Ctrl+9")});
  for (int row = 0; row < model.rowCount(); ++row) {
    EXPECT_EQ(model.index(row, KeysModel::Keys).data(), keysText(commands.keys(model.row(row).id)));
  }
}

TEST_F(KeysPageTest, ASearchWithoutAHitSaysSo) {
  auto* search = page.findChild<QLineEdit*>("keysSearch");
  search->setText("no such command");
  EXPECT_EQ(table()->model()->rowCount(), 0);
  EXPECT_FALSE(message().isEmpty());
  search->clear();
  EXPECT_TRUE(message().isEmpty());
}

TEST_F(KeysPageTest, NoNameAndNoKeyIsCutOff) {
  commands.setKeys("view.fit", {QKeySequence("Ctrl+Alt+Shift+F7"), QKeySequence("Ctrl+Alt+Shift+F8"), QKeySequence("Ctrl+Alt+Shift+F9")});
  for (int row = 0; row < table()->model()->rowCount(); ++row) {
    for (const int column : {KeysModel::Group, KeysModel::Title, KeysModel::Keys}) {
      EXPECT_GT(table()->columnWidth(column), table()->fontMetrics().horizontalAdvance(shown(row, column)))
          << shown(row, column).toStdString();
    }
  }
}

TEST_F(KeysPageTest, AnExplanationWrapsInANarrowWindow) {
  page.resize(800, 600);
  QCoreApplication::processEvents();  // the header and then the rows
  const auto& metrics = table()->fontMetrics();
  int wrapped = 0;
  for (int row = 0; row < table()->model()->rowCount(); ++row) {
    const QRect room(0, 0, table()->columnWidth(KeysModel::Explanation), 1000);
    const int needed = metrics.boundingRect(room, Qt::TextWordWrap, shown(row, KeysModel::Explanation)).height();
    EXPECT_GE(table()->rowHeight(row), needed) << shown(row, KeysModel::Title).toStdString();
    wrapped += needed > metrics.height() * 3 / 2;
  }
  EXPECT_GT(wrapped, 0) << "or nothing is tested";
  EXPECT_LE(table()->horizontalHeader()->length(), table()->viewport()->width()) << "nothing is beyond the edge";
}

TEST_F(KeysPageTest, IsSearchedByWordAndByKey) {
  auto* search = page.findChild<QLineEdit*>("keysSearch");
  search->setText("ctrl+o");
  ASSERT_GE(table()->model()->rowCount(), 1);
  EXPECT_TRUE(shown(0, KeysModel::Keys).contains("Ctrl+O"));
  search->setText("no such command");
  EXPECT_EQ(table()->model()->rowCount(), 0);
  EXPECT_FALSE(button("keysReplace")->isEnabled());
}

TEST_F(KeysPageTest, AKeyIsSetAddedAndTakenAway) {
  select("view.fit");
  press("Ctrl+9");
  button("keysReplace")->click();
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("Ctrl+9")});
  EXPECT_TRUE(message().contains("has the shortcut Ctrl+9"));
  press("Ctrl+8");
  button("keysAdd")->click();
  EXPECT_EQ(commands.keys("view.fit").size(), 2);
  EXPECT_TRUE(message().contains("has the shortcuts"));
  button("keysRemove")->click();
  EXPECT_TRUE(commands.keys("view.fit").isEmpty());
  EXPECT_TRUE(message().contains("no shortcut"));
  button("keysReset")->click();
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("F")});
}

TEST_F(KeysPageTest, WithoutAKeyItAsksForOne) {
  select("view.fit");
  button("keysReplace")->click();
  EXPECT_TRUE(message().contains("press the new shortcut"));
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("F")});
}

TEST_F(KeysPageTest, AKeyThatIsTakenIsToldAndCanBeTakenOver) {
  select("view.fit");
  EXPECT_FALSE(button("keysTakeOver")->isVisible());
  press("I");
  button("keysReplace")->click();
  EXPECT_TRUE(message().contains("Invert"));
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("F")});
  ASSERT_TRUE(button("keysTakeOver")->isVisible());
  button("keysTakeOver")->click();
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("I")});
  EXPECT_TRUE(commands.keys("view.invert").isEmpty());
  EXPECT_FALSE(button("keysTakeOver")->isVisible());
  button("keysResetAll")->click();
  EXPECT_EQ(commands.keys("view.invert"), QList<QKeySequence>{QKeySequence("I")});
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("F")});
}

TEST_F(KeysPageTest, ResettingTheKeysOfOneCommandCanBeUndone) {
  std::function<void()> undo;
  QObject::connect(&page, &KeysPage::wasReset, &page, [&](const Message& message) { undo = message.undo; });
  select("view.fit");
  button("keysReset")->click();
  EXPECT_FALSE(undo) << "nothing changed";
  commands.setKeys("view.fit", {QKeySequence("Ctrl+9"), QKeySequence("Ctrl+8")});
  button("keysReset")->click();
  EXPECT_FALSE(commands.keys("view.fit").contains(QKeySequence("Ctrl+9")));
  ASSERT_TRUE(undo);
  undo();
  EXPECT_EQ(commands.keys("view.fit"), (QList<QKeySequence>{QKeySequence("Ctrl+9"), QKeySequence("Ctrl+8")}));
}

TEST_F(KeysPageTest, ResettingAllCanBeUndoneEvenIfKeysChangedPlaces) {
  std::function<void()> undo;
  QObject::connect(&page, &KeysPage::wasReset, &page, [&](const Message& message) { undo = message.undo; });
  const auto i = QList<QKeySequence>{QKeySequence("I")}, f = QList<QKeySequence>{QKeySequence("F")};
  commands.setKeys("view.invert", {});
  commands.setKeys("view.fit", i);
  commands.setKeys("view.invert", f);
  button("keysResetAll")->click();
  EXPECT_EQ(commands.keys("view.invert"), i);
  ASSERT_TRUE(undo);
  undo();
  EXPECT_EQ(commands.keys("view.invert"), f);
  EXPECT_EQ(commands.keys("view.fit"), i);
}

TEST_F(KeysPageTest, OnlyTheFirstStrokeCounts) {
  select("view.fit");
  press("Ctrl+9, Ctrl+8");
  button("keysReplace")->click();
  EXPECT_EQ(commands.keys("view.fit"), QList<QKeySequence>{QKeySequence("Ctrl+9")});
}

TEST_F(KeysPageTest, EveryControlHasANameAndATip) {
  EXPECT_GE(glenoid::test::expectNamedControls(page), 8) << "six buttons, the search and the table";
}
