// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: pages beside a navigation rail, menus, messages above, the disclaimer below, what goes on at the foot. It only composes.
#pragma once

#include <QMainWindow>
#include <QStringList>

#include "ui/services/services.h"
#include "ui/shell/activity.h"
#include "ui/shell/closing.h"
#include "ui/shell/pages.h"

class QLabel;
class QStackedWidget;

namespace glenoid::ui {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // Makes the first page; the others are made by makeOtherPages() or when they are first shown.
  explicit MainWindow(Services& services, QWidget* parent = nullptr);

  // Files and folders from the command line, a second launch, the system or a drop; none: the window comes to the front.
  void openPaths(const QStringList& paths);
  void showPage(const QString& command);  // "go.batch"
  // One page for each turn of the event loop, so that the window answers in between; the last of it is ready().
  void makeOtherPages();
  Pages& pages() { return pages_; }

 signals:
  // Once, after the window was drawn for the first time: what is slow belongs here.
  void firstPainted();
  void ready();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* centre();
  void makeStatusLine();
  void connectCommands();
  void refreshStatusLine();
  void askAboutTraining();
  void restoreState();
  Services& services_;
  Pages pages_;
  Activity activity_;
  Closing closing_;
  QStackedWidget* stack_;
  QLabel* underWay_;
  QLabel* model_;
  QLabel* device_;
  bool painted_ = false;
};

}  // namespace glenoid::ui
