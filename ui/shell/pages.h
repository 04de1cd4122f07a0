// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, each created when first needed, and the connections between them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include "ui/services/services.h"

namespace glenoid::ui {

class BatchPage;
class IdentifyPage;
class IdentifyState;
class ModelsPage;
class SettingsPage;
class TrainingPage;
class TrainingSession;

class Pages : public QObject {
  Q_OBJECT

 public:
  explicit Pages(Services& services);
  // Deletes the pages: they use the services that are kept here.
  ~Pages() override;

  // The commands that show a page, in the order of the rail.
  static const QStringList& commands();
  // The page that a command is seen on; empty if there is none.
  static QString pageOf(const QString& command);
  // The page on which a command's keys act; empty for commands of the whole window.
  static QString ownerOf(const QString& command);

  bool isMade(const QString& command) const;
  // Has no parent until the window takes it.
  QWidget* page(const QString& command);
  IdentifyPage& identify();
  BatchPage& batch();
  TrainingPage& training();
  ModelsPage& models();
  SettingsPage& settings();

  void openPaths(const QStringList& paths);
  void openRecent(const QString& path);               // on the page on which it was opened
  QStringList toReopen();                             // what openPaths() opens again after a restart
  std::vector<std::filesystem::path> unsavedFiles();  // with measurements that were not exported
  std::size_t unsavedAnswers();                       // of a batch that no longer runs and was not exported
  bool isTraining() const;
  bool isPretraining() const;  // isTraining(), and it makes start weights
  bool isBatchRunning() const;
  bool isWorking() const { return isTraining() || isBatchRunning(); }  // at what would be lost
  void suspendTraining();                                              // if there is a training run

 signals:
  void wanted(const QString& command);
  void sessionMade(const glenoid::ui::TrainingSession& session);
  void restartWanted();
  void answersMade(const glenoid::ui::IdentifyState& state);

 private:
  void startBatch(const QString& folder);
  // The page, and whether this call created it.
  template <class Page>
  std::pair<Page&, bool> made(const QString& command);
  // A page and what it works with: its messages belong to it.
  struct Place {
    Place(const Services& all, const QString& command) : messages(all.messages.list(), command), services(all.withMessages(messages)) {}
    PageMessages messages;
    Services services;
    QPointer<QWidget> widget;
  };
  Services& services_;
  std::map<QString, Place> made_;
};

}  // namespace glenoid::ui
