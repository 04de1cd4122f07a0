// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/scroll_to_focus.h"

#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>
#include <gtest/gtest.h>

#include "ui/elements/column_area.h"

using namespace glenoid::ui;

TEST(ScrollToFocus, ShiftTabFromOutsideShowsTheLastControlOfAnArea) {
  const ScrollToFocus follows;
  QWidget window;
  auto* content = new QWidget;
  auto* buttons = new QVBoxLayout(content);
  for (int i = 0; i < 30; ++i) buttons->addWidget(new QPushButton("one"));
  auto* after = new QPushButton("after");
  auto* column = new QVBoxLayout(&window);
  column->addWidget(new ColumnArea("area", content));
  column->addWidget(after);
  window.resize(240, 240);
  window.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  after->setFocus();
  auto* last = buttons->itemAt(buttons->count() - 1)->widget();
  EXPECT_TRUE(last->visibleRegion().isEmpty());
  QTest::keyClick(after, Qt::Key_Backtab, Qt::ShiftModifier);
  EXPECT_TRUE(last->hasFocus());
  EXPECT_EQ(last->visibleRegion().boundingRect(), last->rect());
}
