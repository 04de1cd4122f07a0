// SPDX-License-Identifier: GPL-3.0-or-later
// The main window: menus, a navigation rail, the pages with messages and the disclaimer below, and the status line. It only combines
// these parts.
#pragma once

#include <optional>

#include <QMainWindow>
#include <QStringList>

#include "ui/elements/enter_key.h"
#include "ui/elements/field_keys.h"
#include "ui/elements/scroll_to_focus.h"
#include "ui/services/services.h"
#include "ui/shell/activity.h"
#include "ui/shell/closing.h"
#include "ui/shell/leaving.h"
#include "ui/shell/pages.h"

class QMessageBox;
class QStackedWidget;

namespace glenoid::ui {

class HelpWindow;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // Creates the first page. The others are created by makeOtherPages() or when they are first shown.
  explicit MainWindow(Services& services, QWidget* parent = nullptr);

  // Opens files and folders from the command line, a second launch, the system or a drop. If empty, only brings the window to the front.
  void openPaths(const QStringList& paths);
  // "go.batch". The page gets the focus where it had it last.
  void showPage(const QString& command);
  // Creates one page per turn of the event loop, so that the window stays responsive. Emits ready() at the end.
  void makeOtherPages();
  // The desktop session ends. False: not now, because work would be lost; the question that closing the window asks is then open. If nobody
  // may be asked, the work is stopped as by endNow(), and the answer is true.
  bool mayEndSession(bool mayAsk);
  // Stops all work and closes the window without a question. A training run can be continued at the next start.
  void endNow();
  // Once the window has closed: the files to open after a restart; empty if the user did not ask for one.
  std::optional<QStringList> toReopen() { return restarts_ ? std::optional(pages_.toReopen()) : std::nullopt; }
  Pages& pages() { return pages_; }

 signals:
  // Emitted once, after the window was first drawn. Start slow work here.
  void firstPainted();
  void ready();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* centre();
  void connectCommands();
  void showManual();
  void forgetRecentFiles();
  void askAboutWork();
  void tellWork(QMessageBox& question);
  void restoreState();
  void restart();
  void quit();
  Services& services_;
  Pages pages_;
  Activity activity_;
  Closing closing_;
  Leaving leaving_{*this};
  EnterKey enterKey_;
  FieldKeys fieldKeys_;
  ScrollToFocus scrollToFocus_;
  QStackedWidget* stack_;
  HelpWindow* manual_ = nullptr;  // created when first needed
  bool painted_ = false;
  bool restarts_ = false;  // the user asked for a restart, and since then for no other end
};

}  // namespace glenoid::ui
