// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up of the next pretraining: pictures, labels, probe, options, and the run folder. Not a widget.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "ui/training/data_reading.h"
#include "ui/training/option_setup.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

// A column of the table of labels.
struct LabelColumn {
  std::string name;
  std::vector<std::string> labels;  // that the pictures have in it, in natural order
  std::size_t known = 0;            // how many pictures have one
  bool canBeLearned() const { return labels.size() > 1; }
};
struct LabelColumns {
  std::vector<LabelColumn> offered;
  std::vector<std::string> leftOut;  // names of those that hold measurements or names rather than labels
};

// Used only on the window's thread. Starts as the last one was left, at first with the defaults of the terminal.
class PretrainingSetup : public OptionSetup {
  Q_OBJECT

 public:
  PretrainingSetup(Services& services, std::vector<StartWeights> startWeights);

  // Reads the pictures to learn from, and again if another method needs their labels. Folders count as labels only if the labels are
  // learned and no table has them.
  void openPictures(const std::filesystem::path& data);
  void openKept();  // the pictures and the probe of the last time, as DataReading::openKept()
  DataReading& pictures() { return pictures_; }
  // Labelled pictures on which the features are probed; without data there is no probe.
  DataReading& probe() { return probe_; }

  bool learnsLabels() const;
  // A table with the labels to learn, read as soon as there are pictures; an empty path: the labels of the pictures.
  const std::filesystem::path& labels() const { return labels_; }
  void setLabels(const std::filesystem::path& table);
  // Those of the table that may hold labels; none until it is read.
  const std::vector<LabelColumn>& columns() const { return columns_.offered; }
  const std::vector<std::string>& columnsLeftOut() const { return columns_.leftOut; }
  // Names of the columns to learn. Those that the table lacks, or that cannot be learned, are dropped when it is read.
  const std::vector<std::string>& tasks() const { return tasks_; }
  void setTasks(std::vector<std::string> columns);

  QString obstacle() const override;
  QString terminalCommand() const override;
  PretrainingRequest request() const;  // call only if obstacle() is empty

 signals:
  void columnsChanged();

 private:
  bool isOwn() const override { return values() != standard(); }
  QString folderName() const override;
  DataLabels neededLabels() const;
  void readAgainIfNeeded();
  void readTable();
  void takeColumns(LabelColumns columns, const QString& problem);
  void checkProbe();
  QString obstacleOfLabels() const;

  DataReading pictures_, probe_;
  std::filesystem::path asked_;  // the pictures that were asked for last, with these labels
  DataLabels askedLabels_ = DataLabels::None;
  std::filesystem::path labels_;
  LabelColumns columns_;
  QString tableProblem_;  // a sentence if the table could not be read
  Job readingTable_;
  std::vector<std::string> tasks_;
  std::optional<Error> probeProblem_;
};

}  // namespace glenoid::ui
