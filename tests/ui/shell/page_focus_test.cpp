// SPDX-License-Identifier: GPL-3.0-or-later
// Keys act on the picture without a click into it, and a page keeps its focus.
#include <functional>
#include <vector>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <gtest/gtest.h>

#include "tests/support/focus_walk.h"
#include "tests/ui/shell/main_window_fixture.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class PageFocus : public test::MainWindowTest {
 protected:
  PageFocus() {
    window_->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }
  QWidget* canvas() { return window_->findChild<QWidget*>("canvas"); }
  QListView* list() { return window_->findChild<QListView*>("thumbnails"); }
  void open() {
    window_->openPaths({sample()});
    bench_.waitUntilIdle();
  }
  // The field for notes on the first maker of the list, with the focus.
  QPlainTextEdit* notes() {
    auto* maker = window_->findChild<QComboBox*>("makerChoice");
    maker->setCurrentIndex(0);
    emit maker->activated(0);
    auto* field = window_->findChild<QPlainTextEdit*>("makerNotes");
    field->setFocus();
    EXPECT_TRUE(field->hasFocus());
    return field;
  }
  const char* step() { return bench_.commands["file.next"]->isEnabled() ? "file.next" : "file.previous"; }
};

}  // namespace

TEST_F(PageFocus, IsOnThePictureHoweverItIsOpened) {
  const auto opens = [this](const char* how, const std::function<void()>& act) {
    act();
    bench_.waitUntilIdle();
    const auto* focus = QApplication::focusWidget();
    EXPECT_EQ(focus, canvas()) << how << ": " << (focus ? qPrintable(focus->objectName()) : "nothing");
  };
  opens("at the start, or by another program", [this] { window_->openPaths({sample()}); });
  list()->setFocus();
  list()->setCurrentIndex(list()->model()->index(1, 0));
  opens("by Enter in the list", [this] { QTest::keyClick(list(), Qt::Key_Return); });
  list()->setFocus();
  opens("by the command", [this] { trigger("file.previous"); });
  trigger("file.close");
  window_->findChild<QPushButton*>("welcomeSample")->setFocus();
  opens("by a button", [this] { QTest::keyClick(window_->findChild<QPushButton*>("welcomeSample"), Qt::Key_Space); });
  window_->showPage("go.batch");
  opens("by a drop on another page", [this] {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(sample())});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);  // Qt gives a drop to the widget that was entered
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &drop);
  });
}

TEST_F(PageFocus, GoesToThePictureWithItsToolAndByEscape) {
  open();
  auto* choice = window_->findChild<QComboBox*>("heatMapColours");
  for (const auto key : {Qt::Key_L, Qt::Key_W, Qt::Key_Escape}) {
    choice->setFocus();
    ASSERT_TRUE(choice->hasFocus());
    QTest::keyClick(choice, key);
    EXPECT_EQ(QApplication::focusWidget(), canvas()) << key;
  }
  auto* field = notes();
  trigger("tool.pan");
  EXPECT_EQ(QApplication::focusWidget(), canvas()) << "also from the menu, while the user types";
  field->setFocus();
  QTest::keyClick(field, Qt::Key_Escape);
  EXPECT_EQ(QApplication::focusWidget(), canvas());
}

TEST_F(PageFocus, F6GoesFromPartToPart) {
  open();
  ASSERT_TRUE(list()->isVisible());
  const auto* rail = window_->findChild<QWidget*>("navigation");
  const auto* panels = window_->findChild<QWidget*>("panels");
  const auto goes = [](Qt::KeyboardModifiers held, const QWidget* to) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, held);
    const auto* focus = QApplication::focusWidget();
    EXPECT_TRUE(focus == to || to->isAncestorOf(focus))
        << qPrintable(to->objectName()) << " but " << (focus ? qPrintable(focus->objectName()) : "nothing");
  };
  ASSERT_EQ(QApplication::focusWidget(), canvas());
  for (const QWidget* to : std::initializer_list<const QWidget*>{panels, rail, list(), canvas()}) goes({}, to);
  for (const QWidget* to : std::initializer_list<const QWidget*>{list(), rail, panels, canvas()}) goes(Qt::ShiftModifier, to);
  window_->showPage("go.settings");
  window_->pages().page("go.settings")->setFocus();
  goes({}, rail);
  goes({}, window_->pages().page("go.settings"));
}

TEST_F(PageFocus, IsOnTheMainActionOfTheWelcome) {
  const auto* focus = QApplication::focusWidget();
  EXPECT_EQ(focus, window_->findChild<QWidget*>("welcomeOpen")) << (focus ? qPrintable(focus->objectName()) : "nothing");
}

TEST_F(PageFocus, GoesDownTheWelcomeByTab) {
  open();
  trigger("file.close");  // the picture is now among the recent files
  bench_.waitUntilIdle();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  window_->findChild<QWidget*>("welcomeOpen")->setFocus(Qt::TabFocusReason);
  QStringList names;
  int last = -1;
  for (int i = 0; i < 4; ++i) {
    auto* at = QApplication::focusWidget();
    ASSERT_NE(at, nullptr);
    names << at->objectName();
    const int top = at->mapTo(window_.get(), QPoint()).y();
    EXPECT_GT(top, last) << at->objectName().toStdString();
    last = top;
    QTest::keyClick(at, Qt::Key_Tab);
  }
  EXPECT_EQ(names, QStringList({"welcomeOpen", "welcomeFolder", "welcomeSample", "recentFile"}));
}

TEST_F(PageFocus, EnterPressesTheButtonThatHasIt) {
  const auto opens = [this](const char* name, Qt::Key key) {
    auto* button = window_->findChild<QAbstractButton*>(name);
    ASSERT_NE(button, nullptr) << name;
    button->setFocus();
    QTest::keyClick(button, key);
    bench_.waitUntilIdle();
    EXPECT_TRUE(window_->pages().identify().cases().main().view().hasPicture()) << name;
    trigger("file.close");
  };
  opens("welcomeSample", Qt::Key_Return);
  opens("welcomeSample", Qt::Key_Enter);
  open();
  trigger("file.close");
  opens("recentFile", Qt::Key_Return);
}

TEST_F(PageFocus, EnterPressesAButtonOnce) {
  QDialog dialog;
  auto* notByQt = new QPushButton(&dialog);
  notByQt->setAutoDefault(false);
  const std::vector<QAbstractButton*> buttons{new QPushButton(&dialog), notByQt, new QToolButton(&dialog),
                                              new QPushButton(&window_->pages().identify())};
  for (auto* button : buttons) {
    int pressed = 0;
    QObject::connect(button, &QAbstractButton::clicked, window_.get(), [&] { ++pressed; });
    QTest::keyClick(button, Qt::Key_Return);
    EXPECT_EQ(pressed, 1);
    QTest::keyClick(button, Qt::Key_Enter, Qt::KeypadModifier);
    EXPECT_EQ(pressed, 2);
    button->disconnect();
  }
}

TEST_F(PageFocus, StaysInAFieldInWhichTheUserTypes) {
  open();
  QLineEdit field(&window_->pages().identify());
  field.show();
  field.setFocus();
  trigger(step());
  bench_.waitUntilIdle();
  EXPECT_EQ(QApplication::focusWidget(), &field);
}

TEST_F(PageFocus, PlainKeysBelongToTheFieldInWhichTheUserTypes) {
  open();
  QLineEdit line(&window_->pages().identify());
  QSpinBox number(&window_->pages().identify());
  for (QWidget* field : {static_cast<QWidget*>(&line), static_cast<QWidget*>(&number), static_cast<QWidget*>(notes())}) {
    field->show();
    field->setFocus();
    int triggered = 0;
    QObject context;
    for (const auto& row : bench_.commands.rows()) {
      QObject::connect(bench_.commands[row.id], &QAction::triggered, &context, [&] { ++triggered; });
    }
    for (const auto key : {Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_R, Qt::Key_Plus, Qt::Key_Space, Qt::Key_1}) {
      QTest::keyClick(field, key);
    }
    EXPECT_EQ(triggered, 0) << qPrintable(field->objectName());
    EXPECT_TRUE(field->hasFocus());
  }
  canvas()->setFocus();
  QSignalSpy stepped(bench_.commands[step()], &QAction::triggered);
  QTest::keyClick(canvas(), QByteArray(step()) == "file.next" ? Qt::Key_PageDown : Qt::Key_PageUp);
  EXPECT_EQ(stepped.size(), 1);
  bench_.waitUntilIdle();
}

TEST_F(PageFocus, NoLetterOfANoteIsLostIfThePictureChanges) {
  open();
  auto* field = notes();
  const auto label = window_->findChild<QComboBox*>("makerChoice")->currentData().toString();
  window_->resize(1024, 480);
  auto* bar = window_->findChild<QScrollArea*>("panels")->verticalScrollBar();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->maximum() > 0; }));
  bar->setValue(bar->maximum());
  QTest::keyClicks(field, "blue");
  trigger(step());
  QTest::keyClicks(QApplication::focusWidget(), " tray");
  bench_.waitUntilIdle();
  QTest::keyClicks(QApplication::focusWidget(), ", two");
  const QString note = "blue tray, two";
  EXPECT_EQ(bench_.settings.free("notes/" + label).toString(), note);
  EXPECT_EQ(field->toPlainText(), note);
  EXPECT_GT(bar->value(), 0) << "it did not jump to the top";
  canvas()->setFocus();
  const auto& found = window_->pages().identify().state().answer().identification;
  ASSERT_TRUE(found);
  const int named = found->maker() ? static_cast<int>(found->named().front()) : -1;
  EXPECT_EQ(window_->findChild<QComboBox*>("makerChoice")->currentIndex(), named) << "it follows the answer again";
  EXPECT_EQ(bench_.settings.free("notes/" + label).toString(), note);
}

TEST_F(PageFocus, CtrlCCopiesSelectedTextAndOtherwiseThePicture) {
  open();
  auto* label = window_->findChild<QLabel*>("maker");
  ASSERT_FALSE(label->text().isEmpty());
  label->setFocus();
  label->setSelection(0, 4);
  QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->text(), label->text().left(4));
  label->setSelection(0, 0);
  QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
  EXPECT_FALSE(QGuiApplication::clipboard()->image().isNull());
}

TEST_F(PageFocus, ComesBackWithThePage) {
  open();
  QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
  auto* batch = shownPage();
  EXPECT_EQ(batch, window_->pages().page("go.batch"));
  QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
  EXPECT_EQ(QApplication::focusWidget(), canvas());
  list()->setFocus();
  window_->showPage("go.batch");
  QWidget* control = nullptr;
  for (auto* stop : test::tabStops(*window_)) control = batch->isAncestorOf(stop) ? stop : control;
  ASSERT_NE(control, nullptr);
  control->setFocus();
  window_->showPage("go.identify");
  EXPECT_EQ(QApplication::focusWidget(), list());
  window_->showPage("go.batch");
  EXPECT_EQ(QApplication::focusWidget(), control);
}

TEST_F(PageFocus, GoesToThePaneThatShowsTheChosenPicture) {
  open();
  trigger("view.compare");
  bench_.waitUntilIdle();
  EXPECT_EQ(QApplication::focusWidget(), canvas());
  auto& cases = window_->pages().identify().cases();
  cases.openRow(cases.otherRow().value());
  auto* beside = window_->findChild<QWidget*>("besideCanvas");
  EXPECT_EQ(QApplication::focusWidget(), beside);
  trigger("view.compare");
  bench_.waitUntilIdle();
  EXPECT_EQ(QApplication::focusWidget(), canvas());
}

// Else a click beside the controls of a page draws the frame of the focus around all of it.
TEST_F(PageFocus, AClickBesideTheControlsGivesItToNoScrollArea) {
  for (const auto* area : window_->findChildren<QScrollArea*>()) {
    EXPECT_EQ(area->focusPolicy() & Qt::ClickFocus, 0) << area->objectName().toStdString();
  }
}
