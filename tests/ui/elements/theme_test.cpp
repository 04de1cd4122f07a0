// SPDX-License-Identifier: GPL-3.0-or-later
// The theme keeps text readable.
#include "ui/elements/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <gtest/gtest.h>

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
