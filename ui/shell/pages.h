// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, each made when it is first wanted, and what one asks of another.
#pragma once

#include <map>
#include <utility>

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include "ui/services/services.h"

namespace glenoid::ui {

class BatchPage;
class IdentifyPage;
class ModelsPage;
class SettingsPage;
class TrainingPage;
class TrainingSession;

class Pages : public QObject {
  Q_OBJECT

 public:
  explicit Pages(Services& services);

  // The commands that show a page, in the order of the rail.
  static const QStringList& commands();
  // The page on which a command has its effect; empty where it has none of its own.
  static QString pageOf(const QString& command);

  bool isMade(const QString& command) const;
  // Without a parent until the window takes it.
  QWidget* page(const QString& command);
  IdentifyPage& identify();
  BatchPage& batch();
  TrainingPage& training();
  ModelsPage& models();
  SettingsPage& settings();

  void openPaths(const QStringList& paths);
  QStringList recentFiles();
  void forgetRecentFiles();
  bool isTraining() const;
  void suspendTraining();

 signals:
  void wanted(const QString& command);
  void sessionMade(const glenoid::ui::TrainingSession& session);

 private:
  // And whether it was made just now.
  template <class Page>
  std::pair<Page&, bool> made(const QString& command);
  Services& services_;
  std::map<QString, QPointer<QWidget>> made_;
};

}  // namespace glenoid::ui
