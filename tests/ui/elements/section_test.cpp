// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/section.h"

#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(Section, KeepsTheFocusOnItsHeadingIfItIsClosed) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  auto* section = new Section("Network", &page);
  auto* field = new QLineEdit;
  section->setContent(field);
  section->setOpen(true);
  auto* below = new QLineEdit(&page);
  column->addWidget(section);
  column->addWidget(below);
  page.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
  page.activateWindow();
  field->setFocus();
  auto* heading = section->findChild<QToolButton*>();
  QTest::mouseClick(heading, Qt::LeftButton);
  EXPECT_FALSE(section->isOpen());
  EXPECT_EQ(page.focusWidget(), heading) << "a control below would scroll the page";
}
