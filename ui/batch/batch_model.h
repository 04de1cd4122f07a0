// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a batch as a table model, and a proxy that filters and sorts it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QString>

#include "core/answer/answer.h"

namespace glenoid::ui {

struct BatchCounts {
  int answered = 0, refused = 0, failed = 0;
  std::map<QString, int> makers;  // by display name; answers with more than one maker are counted together
};

// Rows are only added, or all removed.
class BatchModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { File, Maker, Probability, Second, Status, Remark, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void clear();
  void append(std::vector<Answer>&& rows);
  const std::vector<Answer>& rows() const { return rows_; }
  const BatchCounts& counts() const { return counts_; }
  // All texts of a row, for searching.
  const QString& words(int row) const { return words_[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Answer> rows_;
  std::vector<QString> words_;  // one per row; built once, because ten thousand of them are searched at every key press
  BatchCounts counts_;
};

// For a row without an answer, the reason; for one with an answer, its notes. In the user's language.
QString remarkText(const Answer& row);

// Sorts numbers by value and names in natural order ("2" before "10").
class BatchFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit BatchFilter(BatchModel& model, QObject* parent = nullptr);
  // Shows rows that contain the text in file, makers, status or remark, ignoring case. Empty: shows all.
  void setText(const QString& text);
  // Shows only answers less probable than this. Empty: shows all rows.
  void setUnsureBelow(std::optional<double> probability);
  const Answer& row(const QModelIndex& index) const;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  BatchModel& model_;
  QString text_;
  std::optional<double> unsureBelow_;
};

}  // namespace glenoid::ui
