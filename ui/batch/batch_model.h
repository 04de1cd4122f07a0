// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a batch as a table model, and a proxy that filters and sorts it.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <QAbstractTableModel>
#include <QImage>
#include <QSortFilterProxyModel>
#include <QString>

#include "core/answer/folder_truth.h"

namespace glenoid::ui {

struct BatchCounts {
  int answered = 0, refused = 0, failed = 0;
  std::map<QString, int> makers;  // by display name; answers with more than one maker are counted together
  FolderTally folders;
};

// An answer without its pictures, and the small picture of its row.
struct BatchRow {
  BatchRow(Answer with, QImage picture = {}) : answer(std::move(with)), thumbnail(std::move(picture)) {}
  Answer answer;
  QImage thumbnail;
};
// A small picture of what was identified; null for a file that could not be read. May be called from any thread.
QImage thumbnailOf(const Answer& answer);

// Rows are only added, or all removed.
class BatchModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  static constexpr int kThumbnail = 36;  // side, logical pixels
  enum Column { File, Folder, Maker, Probability, Second, Status, Remark, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void clear();
  void append(std::vector<BatchRow>&& rows);
  const std::vector<Answer>& rows() const { return rows_; }
  std::vector<BatchRow> copy() const;  // of all rows, to append() them again
  const BatchCounts& counts() const { return counts_; }
  // All texts of a row, for searching.
  const QString& words(int row) const { return extras_[static_cast<std::size_t>(row)].words; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Extra {
    QString words;  // built once, because ten thousand of them are searched at every key press
    std::optional<std::size_t> truth;
    QImage thumbnail;
  };
  std::vector<Answer> rows_;
  std::vector<Extra> extras_;  // one per row
  BatchCounts counts_;
};

// For a row without an answer, the reason; for one with an answer, its notes. In the user's language.
QString remarkText(const Answer& row);

// Sorts numbers by value and names in natural order ("2" before "10").
class BatchFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit BatchFilter(BatchModel& model, QObject* parent = nullptr);
  // Shows rows that contain the text in file, folder, makers, status or remark, ignoring case. Empty: shows all.
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
