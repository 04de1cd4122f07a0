// SPDX-License-Identifier: GPL-3.0-or-later
// A confusion matrix, for the results of a run and for a batch whose folders name makers.
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/eval/confusion.h"

namespace glenoid::ui {

// Truth in rows, answers in columns. The shade of a cell shows its share of the row.
class ConfusionModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  void set(std::vector<QString> labels, const ConfusionMatrix& matrix);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<QString> labels_;
  ConfusionMatrix matrix_{0};
};

}  // namespace glenoid::ui
