// SPDX-License-Identifier: GPL-3.0-or-later
// What a finished run answered, as tables and pictures.
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QImage>

#include "core/eval/evaluation.h"
#include "core/runs/run_results.h"

namespace glenoid::ui {

// A run's results with what a person sees beside them.
struct ShownResults {
  RunResults results;
  std::vector<QString> labels;  // as a person reads them
  std::vector<std::vector<QImage>>
      pictures;  // of each part's mistakes, as the network was trained on them; null if the pixel cache is gone
};
// Blocks. May be called from any thread.
ShownResults shownResults(RunResults results);

QString titleOf(const RunPart& part);  // translated: "Test part"

// Truth down, answers across; a cell's shade is its share of the row.
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

// A line a class, and their mean.
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
