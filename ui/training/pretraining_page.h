// SPDX-License-Identifier: GPL-3.0-or-later
// Sets up pretraining: earlier ones, pictures, method and probe beside the network and its options, or above them if the window is narrow;
// run folder and start button below.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <QWidget>

#include "core/bundle/model_folders.h"
#include "core/bundle/start_weights.h"
#include "ui/services/services.h"
#include "ui/training/history_list.h"
#include "ui/training/pretraining_setup.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace glenoid::ui {

class FittedList;
class OptionsForm;
class ReadingPanel;

class PretrainingPage : public QWidget {
  Q_OBJECT

 public:
  PretrainingPage(Services& services, RunList& runs, std::vector<StartWeights> startWeights = installedStartWeights(modelFolders()),
                  QWidget* parent = nullptr);

  PretrainingSetup& setup() { return setup_; }
  // Opens the dialog in which the pictures to learn from are chosen.
  void askPictures(bool folder);

 signals:
  void startRequested(const glenoid::PretrainingRequest& request);
  void resumeRequested(const std::filesystem::path& runFolder);
  void trainRequested(const std::filesystem::path& weights, const std::string& network);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeDataSide();
  QWidget* makeMethods();
  QWidget* makeLabels();
  QWidget* makeOptionsSide();
  QWidget* makeFoot();
  void askFile(const QString& objectName, const QString& title, const QString& filter, void (PretrainingPage::*use)(const QString&));
  void takeTable(const QString& file);
  void takeTicks();
  void showColumns();
  QString columnsHint();
  void takeOptions(const QString& file);
  void start();
  void refresh();
  void refreshMethod();

  Services& services_;
  RunList& runs_;
  PretrainingSetup setup_;
  ReadingPanel* pictures_;
  QLabel* place_;                                 // says where decoded pictures are saved
  std::map<std::string, QRadioButton*> methods_;  // by the word of the option
  QWidget* labels_;
  QLineEdit* table_;
  FittedList* columns_;  // those of the table; the ticked ones are learned
  QLabel* columnsHint_;
  OptionsForm* form_;
  QLabel* obstacle_;
  QPushButton* start_;
};

}  // namespace glenoid::ui
