// SPDX-License-Identifier: GPL-3.0-or-later
// Long names in a choice have dots in their middle, and a stack of pages needs no more room than the page that is shown.
#include "ui/elements/elided_choice.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QScrollArea>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>
#include <gtest/gtest.h>

#include "ui/elements/page_stack.h"

using namespace glenoid::ui;

namespace {

QString tipOf(ElidedChoice& choice) {
  QToolTip::hideText();
  QHelpEvent ask(QEvent::ToolTip, choice.rect().center(), choice.mapToGlobal(choice.rect().center()));
  QCoreApplication::sendEvent(&choice, &ask);
  return QToolTip::text();
}

QWidget* pageOf(QSize size) {
  auto* page = new QWidget;
  auto* content = new QWidget;
  content->setFixedSize(size);
  (new QVBoxLayout(page))->addWidget(content);
  return page;
}

template <class Pages>
void expectTheRoomOfTheShownPage(Pages& pages) {
  pages.setCurrentIndex(0);
  EXPECT_LT(pages.minimumSizeHint().width(), 900);
  EXPECT_LT(pages.minimumSizeHint().height(), 800);
  pages.setCurrentIndex(1);
  EXPECT_GE(pages.minimumSizeHint().width(), 900);
  EXPECT_GE(pages.minimumSizeHint().height(), 800);
}

}  // namespace

TEST(ElidedChoice, TheTipOfANameThatDoesNotFitIsTheWholeName) {
  ElidedChoice choice;
  const QString name = "a network with a name that is far too long, version 2026.11.2";
  choice.addItems({name, "short"});
  choice.setToolTip("Which model answers");
  choice.resize(160, 30);
  choice.show();
  EXPECT_LT(choice.sizeHint().width(), choice.fontMetrics().horizontalAdvance(name));
  EXPECT_EQ(tipOf(choice), name);
  const auto cut = choice.grab().toImage();
  choice.setItemText(0, "a network with a name that is much too long, version 2026.11.2");
  EXPECT_EQ(choice.grab().toImage(), cut) << "dots stand for the middle";
  choice.setItemText(0, "a network with a name that is far too long, version 2026.11.3");
  EXPECT_NE(choice.grab().toImage(), cut) << "the end shows";
  choice.setCurrentIndex(1);
  EXPECT_EQ(tipOf(choice), "Which model answers");
}

TEST(ElidedChoice, ShowsItsPlaceholderWhileNothingIsChosen) {
  ElidedChoice choice;
  choice.addItem("short");
  choice.resize(160, 30);
  choice.setCurrentIndex(-1);
  const auto empty = choice.grab().toImage();
  const QString name = "a visitor with a name that is far too long, version 2026.11.2";
  choice.setPlaceholderText(name);
  EXPECT_NE(choice.grab().toImage(), empty);
  EXPECT_EQ(tipOf(choice), name);
}

TEST(PageStack, APageGetsTheHeightThatItsWrappedLabelsNeed) {
  const auto words = QString("some words that wrap in a narrow window ").repeated(8);
  auto* stack = new PageStack;
  auto* inner = new PageStack;  // as a page that has pages of its own
  auto* page = new QWidget;
  auto* label = new QLabel(words);
  auto* tall = new QLabel(words.repeated(9));
  label->setWordWrap(true);
  tall->setWordWrap(true);
  (new QVBoxLayout(page))->addWidget(label);
  inner->addWidget(page);
  inner->addWidget(tall);
  auto* outer = new QWidget;
  (new QVBoxLayout(outer))->addWidget(inner);
  stack->addWidget(outer);
  QScrollArea area;
  area.setWidgetResizable(true);
  area.setWidget(stack);
  area.resize(900, 60);
  area.show();
  for (const int width : {300, 500, 250}) {
    area.resize(width, 60);
    EXPECT_TRUE(QTest::qWaitFor([&] { return label->height() >= label->heightForWidth(label->width()); })) << width;
    EXPECT_LT(stack->height(), tall->heightForWidth(label->width())) << "the page that is not shown needs more";
  }
}

TEST(PageStack, NeedsTheRoomOfTheShownPage) {
  PageStack stack;
  PageTabs tabs;
  for (const auto size : {QSize(100, 50), QSize(900, 800)}) {
    stack.addWidget(pageOf(size));
    tabs.addTab(pageOf(size), "page");
  }
  expectTheRoomOfTheShownPage(stack);
  expectTheRoomOfTheShownPage(tabs);
}
