// SPDX-License-Identifier: GPL-3.0-or-later
// Sets up a training run: data beside the network and its options, or above them if the window is narrow; run folder and start button
// below.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/bundle/model_folders.h"
#include "core/bundle/start_weights.h"
#include "ui/services/services.h"
#include "ui/training/setup_state.h"

class QComboBox;
class QLabel;

namespace glenoid::ui {

class AugmentationPicture;
class ColumnArea;
class DataPanel;
class OptionsForm;
class Section;

class SetupPage : public QWidget {
  Q_OBJECT

 public:
  explicit SetupPage(Services& services, std::vector<StartWeights> startWeights = installedStartWeights(modelFolders()),
                     QWidget* parent = nullptr);

  TrainingSetup& setup() { return setup_; }
  // Opens the dialog in which the data are chosen.
  void askData(bool folder);
  // Sets the start weights of this network, shows their option and says so.
  void startFrom(const std::filesystem::path& weights, const std::string& network);

 signals:
  void startRequested(glenoid::TrainingRequest request);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeDataSide();
  QWidget* makeOptionsSide();
  QWidget* makePresets();
  QWidget* makeFoot();
  void start();
  void askOptionsFile();
  void refresh();
  void refreshPreset();
  void drawSoon();

  Services& services_;
  TrainingSetup setup_;
  ColumnArea* area_;
  DataPanel* data_;
  OptionsForm* form_;
  QComboBox* preset_;
  QLabel* presetWords_;
  Section* preview_;
  AugmentationPicture* picture_;
  QLabel* obstacle_;
  QTimer drawing_;
};

}  // namespace glenoid::ui
