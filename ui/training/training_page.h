// SPDX-License-Identifier: GPL-3.0-or-later
// The training page, with the tabs Set up, Run, Results, Runs and Pretrain.
#pragma once

#include <filesystem>
#include <string>

#include <QWidget>

#include "ui/services/services.h"
#include "ui/training/history_list.h"
#include "ui/training/results_use.h"
#include "ui/training/training_session.h"

class QTabWidget;

namespace glenoid::ui {

class PretrainingPage;
class ResultsPage;
class RunPage;
class SetupPage;

class TrainingPage : public QWidget {
  Q_OBJECT

 public:
  explicit TrainingPage(Services& services, QWidget* parent = nullptr);

  // Its state shows when a run that was asked to stop has stopped.
  TrainingSession& session() { return session_; }
  bool isBusy() const { return session_.isBusy(); }
  // Starts or continues a run and shows it. If another run is in progress, the message strip says so instead.
  void startRun(TrainingRequest request);
  // The same for pretraining, which has no results and is listed by the tab Pretrain instead of Runs.
  void startPretraining(const PretrainingRequest& request);
  // Reads what the stopped run needs, then continues it.
  void resumeRun(const std::filesystem::path& runFolder);
  void showResults(const std::filesystem::path& runFolder);
  // Shows the set-up of a training run that starts from these weights of this network.
  void trainFrom(const std::filesystem::path& weights, const std::string& network);

 signals:
  // A radiograph to open on the Identify page, with the model of a run.
  void openRequested(const QString& file, const std::shared_ptr<const glenoid::Bundle>& model);

 private:
  void connectCommands();
  void chooseData(bool folder);
  bool mayStart();  // says so if another run is in progress
  void takeState(TrainingSession::State state);
  void tellEnd(bool finished, bool isInView);
  enum class Unfinished { Nothing, Training, Pretraining };
  static Unfinished unfinishedIn(const std::filesystem::path& folder);
  void offerUnfinishedRun();
  void offerRun(const std::filesystem::path& folder, Unfinished what);
  void resumePretraining(const std::filesystem::path& runFolder);
  QString runName() const;
  void showRun(const std::filesystem::path& folder);
  // Shown on every page, with a button that opens the run of the session, if another tab is in view too, and one to train from what it
  // made.
  Message aboutRun(MessageKind kind, const QString& text, bool isInView);

  Services& services_;
  TrainingSession session_;
  RunList runs_;
  ModelUse use_;
  QTabWidget* tabs_;
  SetupPage* setup_;
  RunPage* run_;
  ResultsPage* results_;
  PretrainingPage* pretraining_;
  Job resuming_;
};

}  // namespace glenoid::ui
