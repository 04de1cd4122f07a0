// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole: every command is reachable, every page is shown, and files from all sources open.
#include "ui/shell/main_window.h"

#include <vector>

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QtEndian>
#include <gtest/gtest.h>

#include "tests/ui/shell/main_window_fixture.h"
#include "ui/batch/batch_page.h"
#include "ui/elements/elided_label.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::MainWindowTest;
using glenoid::test::ServicesBench;

namespace {

// Records the name of every window that appears while it lives.
class WindowsShown : public QObject {
 public:
  WindowsShown() { qApp->installEventFilter(this); }
  QStringList names;

 protected:
  bool eventFilter(QObject* object, QEvent* event) override {
    const auto* widget = qobject_cast<QWidget*>(object);
    if (event->type() == QEvent::Show && widget && widget->isWindow()) {
      names.append(QString("%1 %2").arg(widget->metaObject()->className(), widget->objectName()));
    }
    return false;
  }
};

void collect(const QMenu& menu, QSet<QString>& ids) {
  for (const auto* action : menu.actions()) {
    ids.insert(action->objectName());
    if (action->menu()) collect(*action->menu(), ids);
  }
}

}  // namespace

TEST(MainWindow, IsTheOnlyWindowThatComesUp) {
  ServicesBench bench;
  const WindowsShown shown;
  MainWindow window(bench.services);
  QSignalSpy ready(&window, &MainWindow::ready);
  window.show();
  window.makeOtherPages();
  EXPECT_TRUE(ready.size() == 1 || ready.wait(30'000));
  window.openPaths({QStringLiteral(GLENOID_SAMPLES "/synthetic-reverse.dcm")});
  bench.waitUntilIdle();
  EXPECT_EQ(shown.names.join(", ").toStdString(), "glenoid::ui::MainWindow mainWindow");
}

// As after a visit to a larger screen, whose width Qt stores beside the size: it keeps a size that was right there.
TEST(MainWindow, FitsASmallerScreenThanTheLastTime) {
  ServicesBench bench;
  QWidget larger;
  larger.setGeometry(0, 0, 1280, 776);
  auto stored = larger.saveGeometry();
  constexpr qsizetype kStoredWidth = 46;  // behind two rectangles, the screen's number and two flags
  const auto screen = larger.screen()->availableSize();
  qToBigEndian<qint32>(screen.width() * 5 / 4, stored.data() + kStoredWidth);
  bench.settings.set(setting::windowGeometry, stored);
  MainWindow window(bench.services);
  EXPECT_LE(window.width(), screen.width());
  EXPECT_LE(window.height(), screen.height());
}

TEST_F(MainWindowTest, EveryCommandStandsInAMenuWithItsDrawing) {
  QSet<QString> inMenus;
  for (const auto* action : window_->menuBar()->actions()) {
    EXPECT_FALSE(action->text().isEmpty());
    collect(*action->menu(), inMenus);
  }
  for (const auto& row : bench_.commands.rows()) {
    const auto id = row.id.toStdString();
    EXPECT_TRUE(inMenus.contains(row.id)) << id;
    const auto owner = Pages::ownerOf(row.id);
    const QWidget& widget = owner.isEmpty() ? *window_ : *window_->pages().page(owner);
    EXPECT_TRUE(widget.actions().contains(bench_.commands[row.id])) << id << ": its keys work nowhere";
    if (row.icon.isEmpty()) continue;
    EXPECT_TRUE(QFile::exists(":/icons/" + row.icon + ".svg")) << id << ": " << row.icon.toStdString();
    EXPECT_FALSE(bench_.commands[row.id]->icon().isNull()) << id;
  }
}

TEST_F(MainWindowTest, AToggleShowsItsCheckMarkInItsMenu) {
  for (const auto& row : bench_.commands.rows()) {
    const auto* action = bench_.commands[row.id];
    EXPECT_EQ(action->isIconVisibleInMenu(), !row.checkable) << row.id.toStdString() << ": an icon takes the place of the mark";
  }
  // In a menu of check marks, a single icon looks like one.
  for (const auto& row : bench_.commands.rows()) EXPECT_TRUE(!row.id.startsWith("tool.") || row.checkable || row.icon.isEmpty());
  const auto* tools = bench_.commands["tool.pan"]->actionGroup();
  ASSERT_NE(tools, nullptr);
  EXPECT_TRUE(tools->isExclusive());
  EXPECT_NE(tools->checkedAction(), nullptr) << "one tool is always in use";
}

TEST_F(MainWindowTest, F10AndAltWithALetterOpenTheMenus) {
  window_->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  auto* file = window_->menuBar()->actions().front()->menu();
  QTest::keyClick(window_.get(), Qt::Key_F10);
  EXPECT_TRUE(file->isVisible());
  file->close();
  const auto title = window_->menuBar()->actions().at(1)->text();
  const auto letter = title.at(title.indexOf('&') + 1).toLatin1();
  QTest::keyClick(window_.get(), letter, Qt::AltModifier);
  EXPECT_TRUE(window_->menuBar()->actions().at(1)->menu()->isVisible());
  window_->menuBar()->actions().at(1)->menu()->close();
}

TEST_F(MainWindowTest, CommandsButtonsAndKeysShowEachPage) {
  for (const auto& command : Pages::commands()) {
    trigger(command.toLatin1());
    EXPECT_EQ(shownPage(), window_->pages().page(command)) << command.toStdString();
    EXPECT_TRUE(bench_.commands[command]->isChecked());
  }
  auto* button = window_->findChild<QToolButton*>("button.go.models");
  ASSERT_NE(button, nullptr);
  EXPECT_FALSE(button->accessibleName().isEmpty() || button->toolTip().isEmpty());
  button->click();
  EXPECT_EQ(shownPage(), window_->pages().page("go.models"));
  window_->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
  EXPECT_EQ(shownPage(), window_->pages().page("go.batch"));
}

TEST_F(MainWindowTest, ShiftF10OpensTheMenuOfThePictureAndOfAThumbnail) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  const auto opens = [&](const char* widget, const char* menu) {
    auto* target = window_->findChild<QWidget*>(widget);
    target->setFocus();
    QTest::keyClick(target, Qt::Key_F10, Qt::ShiftModifier);
    auto* opened = target->findChild<QMenu*>(menu);
    ASSERT_NE(opened, nullptr) << widget;
    delete opened;
  };
  opens("canvas", "canvasMenu");
  opens("thumbnails", "thumbnailMenu");
}

TEST_F(MainWindowTest, ACommandLeavesTheFocusOnThePicture) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  auto* canvas = window_->findChild<QWidget*>("canvas");
  canvas->setFocus(Qt::TabFocusReason);
  for (const char* command : {"tool.length", "view.fit", "view.zoomIn", "answer.heatMap", "tool.part", "go.identify"}) {
    trigger(command);
    EXPECT_EQ(window_->focusWidget(), canvas) << command;
  }
  trigger("go.batch");
  EXPECT_TRUE(shownPage()->isAncestorOf(window_->focusWidget()));
}

TEST_F(MainWindowTest, ACommandIsSeenWhereItActs) {
  const std::pair<const char*, const char*> rows[] = {
      {"help.log", "go.settings"}, {"view.fit", "go.identify"}, {"help.keys", "go.settings"}, {"batch.stop", "go.batch"}};
  for (const auto& [command, page] : rows) {
    emit bench_.commands[command]->triggered(false);
    EXPECT_EQ(shownPage(), window_->pages().page(page)) << command;
  }
}

TEST_F(MainWindowTest, TheDisclaimerAndAMessageOfNoPageStandBelowEveryPage) {
  bench_.messages.warn("A sentence.");
  for (const auto& command : Pages::commands()) {
    window_->showPage(command);
    EXPECT_TRUE(window_->findChild<QLabel*>("disclaimer")->isVisible()) << command.toStdString();
    EXPECT_TRUE(window_->findChild<QWidget*>("messageStrip")->isVisible()) << command.toStdString();
  }
}

TEST_F(MainWindowTest, NothingMovesWhenAMessageComes) {
  const auto* area = window_->findChild<QWidget*>("pageArea");
  window_->resize(1280, 800);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  const auto before = area->geometry();
  const std::vector<Message> messages{
      {.text = "Saved."},
      {.text = "The terminal command was copied.", .actions = {{"Show in folder", [] {}, false}}},
      {.text = "“set-mobilenetv2-1” is now used to identify radiographs. You can find it on the Models page.", .undo = [] {}}};
  for (const auto& message : messages) {
    bench_.messages.show(message);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    EXPECT_TRUE(window_->findChild<QWidget*>("messageStrip")->isVisible());
    EXPECT_EQ(area->geometry(), before) << message.text.toStdString();
  }
}

TEST_F(MainWindowTest, NoMessageTakesRoomFromTheDisclaimer) {
  window_->resize(window_->minimumSize());
  const auto name = QString(80, '7') + ".dcm";
  bench_.messages.show({.text = name + ": the file is damaged. " + QString("Copy or export it again. ").repeated(8),
                        .actions = {{"Export the first…", [] {}}, {"Show in folder", [] {}}},
                        .undo = [] {}});
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  const auto* disclaimer = window_->findChild<QLabel*>("disclaimer");
  ASSERT_TRUE(window_->findChild<QWidget*>("messageStrip")->isVisible());
  EXPECT_GE(disclaimer->width(), disclaimer->sizeHint().width());
  EXPECT_GE(disclaimer->height(), disclaimer->sizeHint().height());
  EXPECT_GE(window_->centralWidget()->rect().bottom(), disclaimer->mapTo(window_->centralWidget(), disclaimer->rect().bottomLeft()).y());
}

TEST_F(MainWindowTest, F1OnTheTrainingPageOpensTheResearchersManual) {
  const auto title = [this] { return window_->findChild<QWidget*>("help")->windowTitle(); };
  window_->showPage("go.training");
  trigger("help.manual");
  EXPECT_EQ(title(), "Researcher's manual");
  window_->showPage("go.identify");
  trigger("help.manual");
  EXPECT_EQ(title(), "Surgeon's manual");
}

TEST_F(MainWindowTest, AMessageOfAPageIsShownThereAndMarksItsButton) {
  auto* strip = window_->findChild<QWidget*>("messageStrip");
  auto* button = window_->findChild<QToolButton*>("button.go.models");
  window_->showPage("go.identify");
  PageMessages(bench_.messages, "go.models").warn("A sentence.");
  EXPECT_FALSE(strip->isVisible());
  EXPECT_TRUE(button->property("news").toBool());
  window_->showPage("go.models");
  EXPECT_TRUE(strip->isVisible());
  EXPECT_FALSE(button->property("news").toBool());
  window_->showPage("go.batch");
  EXPECT_FALSE(strip->isVisible());
}

TEST_F(MainWindowTest, WhatAPageSaysIsItsOwn) {
  window_->pages().settings();
  bench_.commands["help.diagnostics"]->trigger();
  bench_.waitUntilIdle();
  ASSERT_FALSE(bench_.messages.waiting().empty());
  EXPECT_EQ(bench_.messages.waiting()[0].page, "go.settings");
}

TEST_F(MainWindowTest, PathsFromASecondLaunchAreOpenedFromAnyPage) {
  window_->showPage("go.batch");
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  EXPECT_EQ(shownPage(), window_->pages().page("go.identify"));
  EXPECT_TRUE(isSampleShown());
  window_->openPaths({});
  EXPECT_TRUE(isSampleShown()) << "no file: only the window is wanted";
}

TEST_F(MainWindowTest, WhatIsDroppedAnywhereIsOpened) {
  window_->showPage("go.settings");
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(sample())});
  QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(window_.get(), &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(window_.get(), &drop);
  bench_.waitUntilIdle();
  EXPECT_TRUE(isSampleShown());
  QMimeData text;
  text.setText("no file");
  QDragEnterEvent other({5, 5}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
  other.setAccepted(false);
  QApplication::sendEvent(window_.get(), &other);
  EXPECT_FALSE(other.isAccepted());
}

TEST_F(MainWindowTest, FullScreenIsMarkedHoweverItComesAndGoes) {
  auto* command = bench_.commands["window.fullScreen"];
  trigger("window.fullScreen");
  EXPECT_TRUE(window_->isFullScreen());
  window_->showNormal();
  EXPECT_FALSE(command->isChecked());
  window_->showFullScreen();
  EXPECT_TRUE(command->isChecked());
  trigger("window.fullScreen");
  EXPECT_FALSE(window_->isFullScreen());
}

TEST_F(MainWindowTest, RecentFilesAreListedAndForgotten) {
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  auto* menu = window_->findChild<QMenu*>("menu.recent");
  ASSERT_NE(menu, nullptr);
  emit menu->aboutToShow();
  EXPECT_TRUE(menu->actions().front()->text().remove('&').startsWith("synthetic-reverse.dcm (DICOM)\t"));
  menu->actions().back()->trigger();
  emit menu->aboutToShow();
  EXPECT_FALSE(menu->actions().front()->isEnabled());
  ASSERT_FALSE(bench_.messages.waiting().empty());
  bench_.messages.waiting()[0].undo();
  emit menu->aboutToShow();
  EXPECT_TRUE(menu->actions().front()->isEnabled());
}

TEST_F(MainWindowTest, ARecentBatchRunsAgainOnItsPage) {
  const auto folder = QFileInfo(sample()).absolutePath();
  window_->pages().batch().start({pathOf(folder)});
  bench_.waitUntilIdle();
  const auto answers = window_->pages().batch().state().done();
  ASSERT_GT(answers, 0u);
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  auto* menu = window_->findChild<QMenu*>("menu.recent");
  emit menu->aboutToShow();
  auto* entry = menu->actions().at(1);
  ASSERT_TRUE(entry->text().remove('&').startsWith(QFileInfo(folder).fileName() + " (batch)\t")) << entry->text().toStdString();
  entry->trigger();
  EXPECT_EQ(shownPage()->objectName(), "batchPage");
  EXPECT_TRUE(window_->pages().batch().state().isBusy());
  bench_.waitUntilIdle();
  EXPECT_EQ(window_->pages().batch().state().done(), answers);
}

TEST_F(MainWindowTest, TheUndoKeyTakesBackWhatTheMessageTellsOnceThePageHasNothingToUndo) {
  window_->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  int undone = 0;
  bench_.messages.show({.text = "Removed.", .undo = [&] { ++undone; }});
  EXPECT_TRUE(window_->findChild<QPushButton*>("messageUndo")->toolTip().endsWith("[Ctrl+Z]"));
  const auto press = [this] { QTest::keyClick(shownPage(), Qt::Key_Z, Qt::ControlModifier); };
  ASSERT_FALSE(bench_.commands["view.undo"]->isEnabled());
  trigger("view.rotateRight");
  press();
  EXPECT_EQ(undone, 0);
  ASSERT_FALSE(bench_.commands["view.undo"]->isEnabled()) << "the picture is turned back";
  press();
  EXPECT_EQ(undone, 1);
  press();
  EXPECT_EQ(undone, 1) << "the message is gone";
}

TEST_F(MainWindowTest, TheStatusLineTellsModelAndDevice) {
  const auto line = [this](const char* name) { return window_->findChild<ElidedLabel*>(name)->line(); };
  EXPECT_TRUE(line("statusModel").startsWith("small"));
  EXPECT_FALSE(line("statusDevice").isEmpty());
  bench_.files.submit<int>(window_.get(), [](const JobContext&) { return 0; });
  EXPECT_FALSE(line("statusUnderWay").isEmpty());
  bench_.waitUntilIdle();
  EXPECT_TRUE(line("statusUnderWay").isEmpty());
  const auto model = test::writeSmallBundle(bench_.folder / "run" / "model", {.name = "run-3", .seed = 8});
  window_->pages().identify().askGuest(sample(), std::make_shared<const Bundle>(model));
  window_->openPaths({sample()});
  bench_.waitUntilIdle();
  EXPECT_TRUE(line("statusModel").startsWith("run-3")) << "the one that answers, not the default";
}

TEST_F(MainWindowTest, ALongStatusLineIsElidedAndNotCut) {
  auto* message = window_->findChild<ElidedLabel*>("statusMessage");
  const auto path = "/archive/" + QString("shoulders/").repeated(100) + "1.dcm";
  window_->statusBar()->showMessage(path);
  EXPECT_EQ(message->line(), path);
  EXPECT_TRUE(message->text().endsWith("1.dcm"));
  EXPECT_LT(message->text().size(), path.size());
  EXPECT_TRUE(window_->findChild<ElidedLabel*>("statusModel")->text().startsWith("small")) << "the message takes no room from it";
  window_->statusBar()->clearMessage();
  EXPECT_TRUE(message->text().isEmpty());
}

TEST_F(MainWindowTest, TheThemeChangesAtOnce) {
  bench_.settings.set(setting::theme, QString("light"));
  EXPECT_GT(qApp->palette().window().color().lightness(), 128);
  bench_.settings.set(setting::theme, QString("dark"));
  EXPECT_LT(qApp->palette().window().color().lightness(), 128);
}

TEST_F(MainWindowTest, AboutTellsLicencesAndWhatItIsNotFor) {
  trigger("help.about");
  auto* about = window_->findChild<QDialog*>("about");
  ASSERT_NE(about, nullptr);
  EXPECT_TRUE(about->isVisible());
  EXPECT_TRUE(about->findChild<QLabel*>("disclaimer")->isVisible());
  EXPECT_NE(about->findChild<QWidget*>("libraries"), nullptr);
  about->close();
}

TEST_F(MainWindowTest, TheManualOpensInOneWindowBesideThisOne) {
  trigger("help.manual");
  auto* manual = window_->findChild<QWidget*>("help");
  ASSERT_NE(manual, nullptr);
  EXPECT_TRUE(manual->isVisible() && manual->isWindow());
  EXPECT_FALSE(manual->isModal());
  EXPECT_EQ(shownPage(), window_->pages().page("go.identify"));
  manual->close();
  trigger("help.manual");
  EXPECT_TRUE(manual->isVisible());
  EXPECT_EQ(window_->findChildren<QWidget*>("help").size(), 1);
}

TEST_F(MainWindowTest, SizeIsRestored) {
  window_->resize(777, 666);
  EXPECT_TRUE(window_->close());
  window_ = std::make_unique<MainWindow>(bench_.services);
  EXPECT_EQ(window_->size(), QSize(777, 666));
}
