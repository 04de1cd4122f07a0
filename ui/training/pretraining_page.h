// SPDX-License-Identifier: GPL-3.0-or-later
// Sets up pretraining: pictures, method and probe beside the network and its options, or above them if the window is narrow; run folder and
// start button below.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <QWidget>

#include "core/bundle/model_folders.h"
#include "core/bundle/start_weights.h"
#include "ui/services/services.h"
#include "ui/training/pretraining_setup.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace glenoid::ui {

class OptionsForm;
class ReadingPanel;

class PretrainingPage : public QWidget {
  Q_OBJECT

 public:
  explicit PretrainingPage(Services& services, std::vector<StartWeights> startWeights = installedStartWeights(modelFolders()),
                           QWidget* parent = nullptr);

  PretrainingSetup& setup() { return setup_; }

 signals:
  void startRequested(const glenoid::PretrainingRequest& request);

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
  void takeOptions(const QString& file);
  void start();
  void refresh();
  void refreshMethod();

  Services& services_;
  PretrainingSetup setup_;
  ReadingPanel* pictures_;
  QLabel* place_;                                 // says where decoded pictures are saved
  std::map<std::string, QRadioButton*> methods_;  // by the word of the option
  QWidget* labels_;
  QLineEdit *table_, *columns_;
  OptionsForm* form_;
  QLabel* obstacle_;
  QPushButton* start_;
};

}  // namespace glenoid::ui
