// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a batch as a table, and the view of it that is filtered and sorted.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QCollator>
#include <QSortFilterProxyModel>
#include <QString>

#include "core/answer/answer.h"

namespace glenoid::ui {

struct BatchCounts {
  int answered = 0, refused = 0, failed = 0;
  std::map<QString, int> makers;  // by the name a person reads; those with more than one together
};

// Rows are only ever added, or all taken away.
class BatchModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { File, Maker, Probability, Second, Status, Remark, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void clear();
  void append(std::vector<Answer>&& rows);
  const std::vector<Answer>& rows() const { return rows_; }
  const BatchCounts& counts() const { return counts_; }
  // All the texts of a row, for a search.
  const QString& words(int row) const { return words_[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Answer> rows_;
  std::vector<QString> words_;  // of each row; made once, since ten thousand of them are searched at every key
  BatchCounts counts_;
};

// The reason of a row without an answer, or what is to know of one with an answer, in the person's language.
QString remarkText(const Answer& row);

// Numbers are sorted as numbers, names as people count ("2" before "10").
class BatchFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit BatchFilter(BatchModel& model, QObject* parent = nullptr);
  // Rows whose file, makers, status or remark contain the text, whatever its case; empty: all.
  void setText(const QString& text);
  // Only answers less probable than this; nothing: all rows.
  void setUnsureBelow(std::optional<double> probability);
  const Answer& row(const QModelIndex& index) const;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  BatchModel& model_;
  QCollator order_;
  QString text_;
  std::optional<double> unsureBelow_;
};

}  // namespace glenoid::ui
