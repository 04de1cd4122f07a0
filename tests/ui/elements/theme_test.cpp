// SPDX-License-Identifier: GPL-3.0-or-later
// The theme keeps text readable.
#include "ui/elements/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>
#include <gtest/gtest.h>

#include "tests/support/turned_wheel.h"

using namespace glenoid::ui;

TEST(Theme, TheCurrentCellOfASelectedRowIsNoPalerThanTheOthers) {
  QStandardItemModel model(1, 2);
  for (int column = 0; column < 2; ++column) model.setData(model.index(0, column), "run");
  QTableView table;
  table.setModel(&model);
  table.setSelectionBehavior(QAbstractItemView::SelectRows);
  table.setShowGrid(false);
  for (int column = 0; column < 2; ++column) table.setColumnWidth(column, 100);
  table.resize(300, 120);
  table.show();
  for (const char* theme : {"dark", "light"}) {
    applyTheme(*qApp, theme);
    table.activateWindow();
    table.setFocus(Qt::TabFocusReason);
    ASSERT_TRUE(QTest::qWaitFor([&] { return table.hasFocus(); }));
    table.setCurrentIndex(model.index(0, 0));
    const auto cell = [&](int column) {
      return table.viewport()->grab(table.visualRect(model.index(0, column)).adjusted(3, 3, -3, -3)).toImage();
    };
    EXPECT_EQ(cell(0), cell(1)) << theme;
  }
}

TEST(Theme, TheWheelTurnsOnlyASpinBoxThatHasTheFocus) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  auto* box = new QSpinBox;
  auto* other = new QSpinBox;
  column->addWidget(box);
  column->addWidget(other);
  page.show();
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  for (const char* theme : {"dark", "light", "dark"}) {
    applyTheme(*qApp, theme);  // another style comes to widgets that have had one
    other->setFocus();
    box->setValue(1);
    EXPECT_TRUE(glenoid::test::turnWheel(*box, box->rect().center(), page)) << theme;
    EXPECT_EQ(box->value(), 1) << theme;
    EXPECT_TRUE(other->hasFocus()) << theme;
    box->setFocus();
    EXPECT_FALSE(glenoid::test::turnWheel(*box, box->rect().center(), page)) << theme;
    EXPECT_EQ(box->value(), 2) << theme;
  }
}
