// SPDX-License-Identifier: GPL-3.0-or-later
// Controls that do not fit into a row go to the next one.
#include "ui/elements/flow_layout.h"

#include <QTest>
#include <QVBoxLayout>
#include <QWidget>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

QWidget* block(int width, QSizePolicy::Policy policy = QSizePolicy::Fixed) {
  auto* widget = new QWidget;
  widget->setMinimumSize(width, 20);
  if (policy == QSizePolicy::Fixed) widget->setMaximumWidth(width);
  widget->setSizePolicy(policy, QSizePolicy::Fixed);
  return widget;
}

struct FlowPage {
  QWidget page;
  FlowLayout* flow = new FlowLayout;
  QWidget* below = block(10);
  FlowPage() {
    flow->setSpacing(6);
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(flow);
    column->addWidget(below);
    auto* rest = new QWidget;  // takes what is left, without a stretch
    rest->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    column->addWidget(rest);
  }
  void show(int width) {
    page.resize(width, 300);
    page.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  }
};

}  // namespace

TEST(FlowLayout, BreaksIntoRowsAndPushesDownWhatIsBelow) {
  FlowPage test;
  auto *a = block(100), *b = block(100), *c = block(100);
  for (auto* one : {a, b, c}) test.flow->addWidget(one);
  test.show(320);
  EXPECT_EQ(a->y(), c->y());
  EXPECT_EQ(c->x(), 212);
  EXPECT_EQ(test.flow->geometry().height(), 20) << "a row is as high as its controls";
  test.page.resize(220, 300);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  EXPECT_EQ(b->y(), a->y());
  EXPECT_EQ(c->x(), 0);
  EXPECT_EQ(c->y(), a->y() + 26);
  EXPECT_GE(test.below->y(), c->geometry().bottom());
  EXPECT_EQ(test.flow->minimumSize(), QSize(100, 46)) << "it asks for the height of its rows";
}

TEST(FlowLayout, GivesTheRestOfARowToWhatCanGrow) {
  FlowPage test;
  auto *grows = block(50, QSizePolicy::Expanding), *fixed = block(100), *last = block(100);
  test.flow->addWidget(grows);
  test.flow->addWidget(fixed);
  test.flow->addStretch();
  test.flow->addWidget(last);
  test.show(400);
  EXPECT_EQ(last->geometry().right(), 399) << "behind the stretch";
  EXPECT_GT(grows->width(), 50);
  fixed->hide();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  EXPECT_EQ(last->geometry().right(), 399) << "what is hidden takes no room";
}
