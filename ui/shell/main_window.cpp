// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/batch/batch_page.h"
#include "ui/cases/recent_files.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/layouts.h"
#include "ui/elements/page_stack.h"
#include "ui/elements/question.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/elements/window_parts.h"
#include "ui/elements/window_size.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/shell/menus.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/status_line.h"
#include "ui/training/training_page.h"

namespace glenoid::ui {
namespace {

constexpr QSize kFirstSize{1280, 800};
constexpr QSize kLeastSize{760, 440};  // the same for every page and language; fits a screen of 800 x 500 with its title bar

// A page that needs more than the window has is scrolled.
QScrollArea* scrolled(QStackedWidget* stack) {
  auto* area = new QScrollArea;
  area->setObjectName("pageArea");
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(stack);
  return area;
}

// The disclaimer, and beside it the message of the page. The room for two lines and a button is always there, so that nothing moves under
// the pointer when a message comes. A message takes no room from the disclaimer.
QBoxLayout* foot(MessageList& messages) {
  auto* strip = new MessageStrip(messages);
  strip->setMinimumWidth(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addStrut(strip->usualHeight());
  row->addWidget(strip, 1);
  row->addWidget(new DisclaimerBanner);
  return row;
}

}  // namespace

MainWindow::MainWindow(Services& services, QWidget* parent)
    : QMainWindow(parent),
      services_(services),
      pages_(services),
      activity_(services),
      closing_({&services.files, &services.inference, &services.training},
               {[this] { return pages_.isWorking(); }, [this] { pages_.suspendTraining(); }}),
      stack_(new PageStack) {
  setObjectName("mainWindow");
  setWindowTitle("Glenoid");  // never a file name, because it may contain a patient's name
  acceptFiles(*this, [this](const std::vector<std::filesystem::path>& paths) {
    QStringList texts;
    for (const auto& path : paths) texts.append(pathText(path));
    openPaths(texts);
  });
  setCentralWidget(centre());
  setStatusBar(new StatusLine(activity_));
  fillMenus(*menuBar(), services_.commands,
            {services_.settings, [this](const QString& file) { pages_.openRecent(file); }, [this] { forgetRecentFiles(); }});
  connectCommands();
  connect(&pages_, &Pages::wanted, this, &MainWindow::showPage);
  connect(&pages_, &Pages::restartWanted, this, &MainWindow::restart);
  connect(&pages_, &Pages::sessionMade, &activity_, qOverload<const TrainingSession&>(&Activity::follow));
  connect(&pages_, &Pages::answersMade, &activity_, qOverload<const IdentifyState&>(&Activity::follow));
  connect(&leaving_, &Leaving::batchExportWanted, services_.commands["batch.export"], &QAction::trigger);
  connect(&closing_, &Closing::asked, this, &MainWindow::askAboutWork);
  connect(&closing_, &Closing::stopping, this, [this] {
    centralWidget()->setEnabled(false);
    statusBar()->showMessage(tr("Closing when the running work has stopped"));
  });
  connect(&closing_, &Closing::finished, this, &QWidget::close, Qt::QueuedConnection);
  restoreState();
  showPage("go.identify");
}

QWidget* MainWindow::centre() {
  auto* rail = new NavigationRail;
  makePart(*rail);
  auto& messages = services_.messages.list();
  for (const auto& row : services_.commands.rows()) {
    if (!Pages::commands().contains(row.id)) continue;
    if (row.id == "go.settings") rail->addGap();
    rail->add(services_.commands[row.id]);
    connect(&messages, &MessageList::changed, rail, [rail, &messages, id = row.id] { rail->mark(id, messages.hasUnseen(id)); });
  }
  stack_->setObjectName("pages");
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(rail);
  middle->addWidget(scrolled(stack_), 1);
  auto* widget = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(widget);
  column->setSpacing(0);
  column->addLayout(middle, 1);
  column->addLayout(foot(messages));
  return widget;
}

void MainWindow::connectCommands() {
  auto* pages = new QActionGroup(this);
  for (const auto& row : services_.commands.rows()) {
    auto* action = services_.commands[row.id];
    if (Pages::ownerOf(row.id).isEmpty()) addAction(action);  // the other commands' keys act on their page
    if (const auto page = Pages::pageOf(row.id); !page.isEmpty()) {
      connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    }
    if (Pages::commands().contains(row.id)) pages->addAction(action);
  }
  connect(services_.commands["window.fullScreen"], &QAction::triggered, this,
          [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
  connect(services_.commands["window.nextPart"], &QAction::triggered, this, [this] { stepPart(*this, +1); });
  connect(services_.commands["window.previousPart"], &QAction::triggered, this, [this] { stepPart(*this, -1); });
  connect(services_.commands["file.quit"], &QAction::triggered, this, &MainWindow::quit);
  connect(services_.commands["help.manual"], &QAction::triggered, this, &MainWindow::showManual);
  connect(services_.commands["help.about"], &QAction::triggered, this, [this] {
    auto* about = new AboutDialog(QCoreApplication::applicationVersion(), this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    activateParentAfter(*about);
    about->open();
  });
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key != setting::theme.key) return;
    applyTheme(*qApp, services_.settings.get(setting::theme));
    services_.commands.refreshIcons();
  });
}

void MainWindow::showPage(const QString& command) {
  auto* page = pages_.page(command);
  // A command of the page in view leaves the focus on the widget that the keys act on.
  const bool keepsFocus = stack_->currentWidget() == page && page->isAncestorOf(focusWidget());
  auto* last = page->focusWidget();  // looked up before the stack gives the focus to the page's first control
  if (stack_->indexOf(page) < 0) stack_->addWidget(page);
  stack_->setCurrentWidget(page);
  if (!keepsFocus) (last && last->isVisibleTo(page) ? last : page)->setFocus();
  services_.commands[command]->setChecked(true);
  services_.messages.list().setPage(command);
}

void MainWindow::showManual() {
  if (!manual_) manual_ = new HelpWindow(helpFolder(), this);
  manual_->open(services_.commands["go.training"]->isChecked() ? QStringLiteral("researcher.md") : QString());
  manual_->setWindowState(manual_->windowState() & ~Qt::WindowMinimized);
  manual_->show();
  manual_->raise();
  manual_->activateWindow();
}

void MainWindow::makeOtherPages() {
  for (const auto& command : Pages::commands()) {
    if (pages_.isMade(command)) continue;
    stack_->addWidget(pages_.page(command));
    return QTimer::singleShot(0, this, &MainWindow::makeOtherPages);
  }
  emit ready();
}

void MainWindow::openPaths(const QStringList& paths) {
  if (!paths.isEmpty()) pages_.openPaths(paths);
  if (isMinimized()) showNormal();
  raise();
  activateWindow();
}

void MainWindow::restoreState() {
  setMinimumSize(kLeastSize);
  resizeToFit(*this, kFirstSize);
  restoreGeometry(services_.settings.get(setting::windowGeometry));
  // Qt may keep a size for which only another screen had room.
  if (const auto kept = size(); !isMaximized() && !isFullScreen()) {
    resizeToFit(*this, kept);
    if (size() != kept) move(screen()->availableGeometry().topLeft());
  }
}

void MainWindow::paintEvent(QPaintEvent* event) {
  QMainWindow::paintEvent(event);
  // Queued, so that the window is on the screen before slow work begins.
  if (!std::exchange(painted_, true)) QMetaObject::invokeMethod(this, &MainWindow::firstPainted, Qt::QueuedConnection);
}

// A question may keep the window open. Its answer closes it later.
void MainWindow::restart() {
  restarts_ = true;
  close();
}

void MainWindow::quit() {
  restarts_ = false;
  close();
}

void MainWindow::endNow() {
  restarts_ = false;
  closing_.confirm();
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::WindowStateChange) services_.commands["window.fullScreen"]->setChecked(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (event->spontaneous()) restarts_ = false;
  services_.settings.set(setting::windowGeometry, saveGeometry());
  event->setAccepted(closing_.isFinished() || (leaving_.mayClose() && closing_.request()));
}

// The window stays open: another program may still keep the session.
bool MainWindow::mayEndSession(bool mayAsk) {
  restarts_ = false;
  if (mayAsk) return leaving_.mayClose() && (!pages_.isWorking() || closing_.request());
  endNow();
  return true;
}

void MainWindow::forgetRecentFiles() {
  const auto files = services_.settings.get(setting::recentFiles);
  ui::forgetRecentFiles(services_.settings);
  const auto undo = [&settings = services_.settings, files] {
    if (settings.get(setting::rememberFiles)) settings.set(setting::recentFiles, files);
  };
  services_.messages.show({.text = tr("The list of recent files was cleared."), .undo = undo, .everywhere = true});
}

// Undo comes here only if the page has nothing of its own to undo.
// Qt opens the menus with Alt alone. F10 is no shortcut, so that a command may have it.
// Shift+F10 does what the menu key does, which not every keyboard and system has.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Undo) && services_.messages.list().undo()) return;
  if (event->key() == Qt::Key_Escape && isFullScreen()) return services_.commands["window.fullScreen"]->trigger();
  if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier && focusWidget()) {
    const auto middle = focusWidget()->rect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, middle, focusWidget()->mapToGlobal(middle));
    QCoreApplication::sendEvent(focusWidget(), &menu);
    return;
  }
  if (event->key() != Qt::Key_F10 || event->modifiers() != Qt::NoModifier) return QMainWindow::keyPressEvent(event);
  menuBar()->setActiveAction(menuBar()->actions().front());
}

void MainWindow::askAboutWork() {
  if (findChild<QMessageBox*>("closeQuestion")) return;  // the question is already open
  auto* box = new QMessageBox(QMessageBox::Question, windowTitle(), {}, QMessageBox::NoButton, this);
  box->setObjectName("closeQuestion");
  box->setAttribute(Qt::WA_DeleteOnClose);
  auto* stop = box->addButton(restarts_ ? tr("Stop and restart") : tr("Stop and quit"), QMessageBox::AcceptRole);
  stop->setObjectName("stopAndQuit");
  auto* stay = box->addButton(QString(), QMessageBox::RejectRole);
  stay->setObjectName("goOnWorking");
  box->setDefaultButton(qobject_cast<QPushButton*>(stay));
  box->setEscapeButton(stay);
  connect(stop, &QAbstractButton::clicked, &closing_, &Closing::confirm);
  const auto follow = [this, box] { tellWork(*box); };
  if (pages_.isTraining()) connect(&pages_.training().session(), &TrainingSession::stateChanged, box, follow);
  if (pages_.isBatchRunning()) connect(&pages_.batch().state(), &BatchState::changed, box, follow);
  tellWork(*box);
  openAwayFromPointer(*box);
}

// In the question about it, which closes if the work has ended meanwhile.
void MainWindow::tellWork(QMessageBox& question) {
  const bool training = pages_.isTraining(), batch = pages_.isBatchRunning();
  if (!training && !batch) return question.isVisible() ? question.reject() : void();
  const bool pretraining = pages_.isPretraining();
  const auto text = training && batch ? (pretraining ? tr("A pretraining and a batch are in progress.")
                                                     : tr("A training run and a batch are in progress."))
                    : training        ? (pretraining ? tr("A pretraining is in progress.") : tr("A training run is in progress."))
                                      : tr("A batch is in progress.");
  if (question.text() == text) return;
  QStringList consequences;
  if (training) {
    consequences << (restarts_ ? tr("The run stops for the restart and can be continued afterwards. No finished epoch is lost.")
                               : tr("Glenoid can stop the run now and continue it at the next start. No finished epoch is lost."));
  }
  if (batch) consequences << tr("The answers of the batch are lost if Glenoid closes now.");
  question.setText(text);
  question.setInformativeText(consequences.join("\n\n"));
  question.findChild<QPushButton*>("goOnWorking")->setText(batch ? tr("Keep working") : tr("Keep training"));
}

}  // namespace glenoid::ui
