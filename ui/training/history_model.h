// SPDX-License-Identifier: GPL-3.0-or-later
// Table models of runs: the list of all runs, and the comparison of selected ones.
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/comparison/stored_answers.h"
#include "ui/training/history_list.h"

namespace glenoid::ui {

// One row per run. Qt::UserRole holds the value that a column is sorted by.
class RunsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Network, Data, Epochs, Accuracy, Interval95, Date, RunState, Notes, ColumnCount };
  explicit RunsModel(RunList& list, QObject* parent = nullptr);

  const StoredRun& run(int row) const { return runs_[static_cast<std::size_t>(row)]; }
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  // Notes can be edited in the table.
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 private:
  void take();
  QString text(const StoredRun& run, int column) const;
  QString stateText(const StoredRun& run) const;
  RunList& list_;
  std::vector<StoredRun> runs_;
};

// The figures of the runs, then the options in which they differ; one column per run.
class ComparisonModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  void setRuns(const std::vector<StoredRun>& runs);
  // McNemar's test of each of these runs against the first, or why there is none, as an additional line.
  void setTests(const std::vector<TestOrReason>& tests);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList runs_;
  std::vector<RunComparison::Line> lines_;
  int figures_ = 0;  // how many of the lines, from the first, are figures
};

}  // namespace glenoid::ui
