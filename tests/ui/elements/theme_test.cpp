// SPDX-License-Identifier: GPL-3.0-or-later
// The theme keeps text readable.
#include "ui/elements/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <gtest/gtest.h>

#include "tests/support/contrast.h"
#include "tests/support/turned_wheel.h"
#include "ui/elements/inked_item.h"
#include "ui/elements/labels.h"

using namespace glenoid::ui;

namespace {

// Whether a line in the colour of the accent goes all along the right edge of this part of the widget.
bool hasFrame(QWidget& widget, const QRect& part) {
  const auto image = widget.grab(part).toImage();
  for (int x = image.width() - 3; x < image.width(); ++x) {
    int coloured = 0;
    for (int y = 0; y < image.height(); ++y) coloured += image.pixelColor(x, y) == themeColours().accent;
    if (coloured > image.height() * 3 / 4) return true;
  }
  return false;
}

}  // namespace

TEST(Theme, TheFocusIsAFrameOnTheRailAndOnTabs) {
  QFrame rail;
  rail.setObjectName("navigation");
  auto* column = new QVBoxLayout(&rail);
  auto* current = new QToolButton;
  current->setText("Identify");
  current->setCheckable(true);
  current->setChecked(true);
  auto* tabs = new QTabBar;
  for (const char* title : {"Run", "Results"}) tabs->addTab(title);
  for (QWidget* control : {static_cast<QWidget*>(current), static_cast<QWidget*>(tabs)}) column->addWidget(control);
  rail.show();
  for (const char* theme : {"dark", "light"}) {
    applyTheme(*qApp, theme);
    rail.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&rail));
    current->setFocus(Qt::TabFocusReason);
    EXPECT_TRUE(hasFrame(*current, current->rect())) << theme;
    EXPECT_FALSE(hasFrame(*tabs, tabs->tabRect(0))) << theme;
    tabs->setFocus(Qt::TabFocusReason);
    EXPECT_FALSE(hasFrame(*current, current->rect())) << theme;
    EXPECT_TRUE(hasFrame(*tabs, tabs->tabRect(0))) << theme;
  }
}

TEST(Theme, ColouredTextFollowsItsChange) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  auto* answer = labelOf("DePuy", "answer");
  auto* warning = labelOf("Look at this.", "");
  auto* list = new QListWidget;
  for (QWidget* widget : std::initializer_list<QWidget*>{answer, warning, list}) column->addWidget(widget);
  page.show();
  setInk(*warning, "warning");
  const InkedItem* item = new InkedItem({}, "different makers", list, &ThemeColours::warning);
  for (const char* theme : {"light", "dark"}) {
    applyTheme(*qApp, theme);
    EXPECT_EQ(answer->palette().color(QPalette::WindowText), themeColours().text) << theme;
    EXPECT_EQ(warning->palette().color(QPalette::WindowText), themeColours().warning) << theme;
    EXPECT_EQ(item->foreground().color(), themeColours().warning) << theme;
  }
  setInk(*warning, "");
  EXPECT_EQ(warning->palette().color(QPalette::WindowText), themeColours().text);
}

TEST(Theme, EveryTextStandsOutFromItsGround) {
  constexpr double kLeast = 4.5;  // WCAG 2.1, 1.4.3
  using P = QPalette;
  const std::pair<P::ColorRole, P::ColorRole> roles[] = {{P::WindowText, P::Window},         {P::Text, P::Base},
                                                         {P::Text, P::AlternateBase},        {P::ButtonText, P::Button},
                                                         {P::PlaceholderText, P::Base},      {P::ToolTipText, P::ToolTipBase},
                                                         {P::HighlightedText, P::Highlight}, {P::Link, P::Base}};
  for (const char* theme : {"dark", "light"}) {
    applyTheme(*qApp, theme);
    const auto palette = qApp->palette();
    for (const auto group : {P::Active, P::Inactive, P::Disabled}) {
      for (const auto& [text, ground] : roles) {
        EXPECT_GE(glenoid::test::contrast(palette.color(group, text), palette.color(group, ground)), kLeast)
            << theme << ' ' << group << ' ' << text << ' ' << ground;
      }
    }
    const auto& c = themeColours();
    for (const auto& ink : {c.text, c.quietText, c.accent, c.good, c.warning, c.bad}) {
      for (const auto& ground : {c.window, c.surface, c.raised}) {
        EXPECT_GE(glenoid::test::contrast(ink, ground), kLeast)
            << theme << ' ' << ink.name().toStdString() << ' ' << ground.name().toStdString();
      }
    }
  }
}

TEST(Theme, ANumberFieldHasTheFrameOfATextField) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  auto* number = new QSpinBox;
  auto* text = new QLineEdit;
  for (QWidget* field : {static_cast<QWidget*>(number), static_cast<QWidget*>(text)}) column->addWidget(field);
  page.show();
  const auto leftEdge = [](QWidget& field) { return field.grab().toImage().pixelColor(0, field.height() / 2); };
  for (const char* theme : {"dark", "light"}) {
    applyTheme(*qApp, theme);
    page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
    text->setFocus();
    EXPECT_EQ(leftEdge(*number), themeColours().border) << theme;
    EXPECT_EQ(leftEdge(*text), themeColours().accent) << theme;
    number->setFocus();
    EXPECT_EQ(leftEdge(*number), themeColours().accent) << theme;
    EXPECT_EQ(leftEdge(*text), themeColours().border) << theme;
  }
}

TEST(Theme, TheFocusIsMarkedOnce) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  QAbstractButton* buttons[] = {new QPushButton, new QToolButton, new QCheckBox, new QRadioButton};
  for (auto* button : buttons) {
    button->setText("Words");
    button->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(button);
  }
  auto* tabs = new QTabBar;
  tabs->addTab("Words");
  column->addWidget(tabs);
  auto* elsewhere = new QSpinBox;
  column->addWidget(elsewhere);
  page.show();
  applyTheme(*qApp, "dark");
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  page.setAttribute(Qt::WA_KeyboardFocusChange);
  const auto marksInside = [&](QWidget& control, const QRect& part) {
    const auto inside = part.adjusted(3, 3, -3, -3);
    elsewhere->setFocus(Qt::TabFocusReason);
    const auto before = control.grab(inside).toImage();
    control.setFocus(Qt::TabFocusReason);
    return control.grab(inside).toImage() != before;
  };
  for (auto* button : buttons) EXPECT_FALSE(marksInside(*button, button->rect())) << button->metaObject()->className();
  EXPECT_FALSE(marksInside(*tabs, tabs->tabRect(0)));
}

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
