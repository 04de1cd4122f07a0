// SPDX-License-Identifier: GPL-3.0-or-later
// Many radiographs in one table: choose or drop them, watch the answers arrive, then filter, sort and save.
#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "ui/batch/batch_state.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedWidget;

namespace glenoid::ui {

class BatchTable;
class BatchTruth;
class CommandButton;

class BatchPage : public QWidget {
  Q_OBJECT

 public:
  explicit BatchPage(Services& services, QWidget* parent = nullptr);
  BatchState& state() { return state_; }
  // Identifies these files and folders with the chosen model. Asks first if a large table was not exported.
  void start(std::vector<std::filesystem::path> inputs);

 signals:
  void openRequested(const QString& path);

 private:
  // A message says why the answer there may be another one.
  void open(int row);
  QString differenceText(const Answer& row) const;
  CommandButton* button(const QString& name, const QString& command);
  QWidget* emptyState();
  QWidget* results();
  QLayout* controls();
  void begin(std::vector<std::filesystem::path> inputs);
  void chooseFolder();
  void chooseFiles();
  void chooseExport();
  void listModels();
  void refresh();
  void refreshPhase();
  Services& services_;
  BatchState state_;
  CommandButton* folder_;  // made in the order of Tab
  CommandButton* files_;
  QComboBox* models_;
  QString chosenModel_;  // the path of the model that the user chose here; empty: the default model, even if another one becomes it
  CommandButton* again_;
  CommandButton* export_;
  CommandButton* stop_;
  CommandButton* resume_;
  QProgressBar* bar_;
  QLabel* progress_;
  QLabel* counts_;
  QLabel* looks_;
  BatchTable* table_;
  BatchTruth* truth_;
  QStackedWidget* stack_;
};

// "about 3 minutes left"; `seconds` must be at least 0.
QString timeLeftText(double seconds);

}  // namespace glenoid::ui
