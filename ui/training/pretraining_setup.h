// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up of the next pretraining: pictures, labels, probe, options, and the run folder. Not a widget.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "ui/training/data_reading.h"
#include "ui/training/option_setup.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

// Used only on the window's thread. Starts with the defaults of the terminal.
class PretrainingSetup : public OptionSetup {
  Q_OBJECT

 public:
  PretrainingSetup(Services& services, std::vector<StartWeights> startWeights);

  // Reads the pictures to learn from, and again if another method needs their labels. Folders count as labels only if the labels are
  // learned and no table has them.
  void openPictures(const std::filesystem::path& data);
  DataReading& pictures() { return pictures_; }
  // Labelled pictures on which the features are probed; without data there is no probe.
  DataReading& probe() { return probe_; }

  bool learnsLabels() const;
  // A table with the labels to learn and its columns; an empty path: the labels of the pictures.
  const std::filesystem::path& labels() const { return labels_; }
  void setLabels(const std::filesystem::path& table);
  const std::vector<std::string>& tasks() const { return tasks_; }
  void setTasks(std::vector<std::string> columns);

  QString obstacle() const override;
  PretrainingRequest request() const;  // call only if obstacle() is empty

 private:
  bool isOwn() const override { return values() != defaults_; }
  QString folderName() const override;
  DataLabels neededLabels() const;
  void readAgainIfNeeded();
  void checkProbe();
  QString obstacleOfLabels() const;

  DataReading pictures_, probe_;
  const nlohmann::json defaults_;
  std::filesystem::path asked_;  // the pictures that were asked for last, with these labels
  DataLabels askedLabels_ = DataLabels::None;
  std::filesystem::path labels_;
  std::vector<std::string> tasks_;
  std::optional<Error> probeProblem_;
};

}  // namespace glenoid::ui
