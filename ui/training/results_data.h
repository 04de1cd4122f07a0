// SPDX-License-Identifier: GPL-3.0-or-later
// The results of a finished run, as tables and pictures.
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QImage>

#include "core/eval/evaluation.h"
#include "core/runs/run_results.h"

namespace glenoid::ui {

// A run's results, and what is shown with them.
struct ShownResults {
  RunResults results;
  std::vector<QString> labels;  // display names
  // Of each part's mistakes, as the network saw them in training; null if the run's pixel cache is gone.
  std::vector<std::vector<QImage>> pictures;
};
// Blocks. May be called from any thread.
ShownResults shownResults(RunResults results);

QString titleOf(const RunPart& part);  // translated: "Test part"

// One row per class, and their mean.
class ClassModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Images, Precision, Recall, F1, Auc, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;
  void set(std::vector<QString> labels, const Evaluation& evaluation);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<QString> labels_;
  Evaluation evaluation_;
};

}  // namespace glenoid::ui
