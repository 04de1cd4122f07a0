// SPDX-License-Identifier: GPL-3.0-or-later
// A training run in progress: live curves, progress, log, and the pause and stop buttons.
#pragma once

#include <QWidget>

#include "ui/services/services.h"
#include "ui/training/training_session.h"

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSplitter;

namespace glenoid::ui {

class PlotView;

class RunPage : public QWidget {
  Q_OBJECT

 public:
  RunPage(Services& services, TrainingSession& session, QWidget* parent = nullptr);

 signals:
  // To train from the start weights of the finished pretraining of the session.
  void trainRequested();

 private:
  QWidget* makeHead();
  QWidget* makePlots();
  QWidget* makePlotBar();
  QWidget* makeStatus();
  void refreshState();
  void refreshStatus();
  void refreshBest();
  void refreshPlots();
  void beginLog();
  void logEpoch(const EpochRecord& record);
  void logProbe(const ProbeRecord& record);
  void log(const QString& line);
  void followLog();
  void exportPlots();

  Services& services_;
  TrainingSession& session_;
  QLabel* name_;
  QLabel* state_;
  QPushButton* train_;
  QPushButton* goOn_;
  QPushButton* pause_;
  QPushButton* stop_;
  QSplitter* splitter_;
  std::vector<PlotView*> plots_;  // in the order of HistoryFigure
  QLabel* epochTitle_;
  QProgressBar* epochBar_;
  QLabel* runTitle_;
  QProgressBar* runBar_;
  QLabel *speed_, *timeLeft_, *elapsed_, *best_, *device_, *memory_;
  QLabel* bestTitle_;
  QPlainTextEdit* log_;
  std::filesystem::path logOf_;
  bool followsLog_ = true;  // until the user scrolls up
};

// "45 s", "12 min", "3 h 20 min".
QString durationText(double seconds);

}  // namespace glenoid::ui
