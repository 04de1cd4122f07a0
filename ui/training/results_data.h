// SPDX-License-Identifier: GPL-3.0-or-later
// The results of a finished run as tables.
#pragma once

#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "core/eval/evaluation.h"
#include "core/runs/run_results.h"

namespace glenoid::ui {

std::vector<QString> displayNames(const std::vector<std::string>& labels);

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
