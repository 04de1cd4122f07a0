// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and sorts the rows of a batch.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QPointer>
#include <QString>

#include "ui/batch/batch_model.h"

namespace glenoid::ui {

// Labels: that of the folder, and that of the answer.
struct ConfusionCell {
  std::size_t truth = 0, answer = 0;
};

// The rows of a BatchModel that a filter lets through, in the order of a column: numbers by value, names in natural order ("2" before
// "10"), equals in the order of the files. A change of the filter resets the model; QSortFilterProxyModel would remove scattered rows one
// by one, in time that grows with the square of their number.
class BatchFilter : public QAbstractTableModel {
  Q_OBJECT

 public:
  explicit BatchFilter(BatchModel& model, QObject* parent = nullptr);
  // Shows rows that contain the text in file, folder, maker or remark, ignoring case. Empty: shows all.
  void setText(const QString& text);
  // Shows only answers less probable than this. Empty: shows all rows.
  void setUnsureBelow(std::optional<double> probability);
  // Shows only answers of this cell of the confusion matrix (FolderTally::confusion). Empty: shows all rows.
  void setCell(std::optional<ConfusionCell> cell);
  // The row's number in the BatchModel; empty for an invalid index.
  std::optional<int> sourceRow(const QModelIndex& index) const;
  // The place of a row of the BatchModel; invalid if the row is not shown.
  QModelIndex indexOf(int sourceRow, int column) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;  // a negative column: the order of the files

 private:
  bool accepts(int row) const;
  bool comesBefore(int a, int b) const;
  void arrange();
  void filterAgain();
  void take(int first, int last);

  QPointer<BatchModel> model_;  // null once the batch is gone; a table may still ask then
  QString text_;
  std::optional<double> unsureBelow_;
  std::optional<ConfusionCell> cell_;
  int column_ = -1;
  Qt::SortOrder order_ = Qt::AscendingOrder;
  std::vector<int> shown_;  // rows of the BatchModel
};

}  // namespace glenoid::ui
