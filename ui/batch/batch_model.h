// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a batch as a table model, with what they are sorted and searched by.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <QAbstractTableModel>
#include <QImage>
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

  // What rows are sorted and searched by. Made once for each row, because a hundred thousand of them are compared at a click.
  struct Keys {
    std::array<const std::string*, ColumnCount> texts{};  // naturalKey() of each column; equal texts share one; null for the probability
    double probability = -1;                              // -1 without a maker
    QString words;                                        // file, folder, maker and remark, case-folded
  };
  const Keys& keys(int row) const { return extras_[static_cast<std::size_t>(row)].keys; }
  // The label that the folder names; see folderTruth().
  const std::optional<std::size_t>& truth(int row) const { return extras_[static_cast<std::size_t>(row)].truth; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  Keys keysOf(const Answer& row);
  struct Extra {
    Keys keys;
    std::optional<std::size_t> truth;
    QImage thumbnail;
  };
  std::vector<Answer> rows_;
  std::vector<Extra> extras_;              // one per row
  std::unordered_set<std::string> texts_;  // its strings never move
  BatchCounts counts_;
};

// Whether the file could be read: "ok", "refused" or "failed"; "damaged" if it could, but is so damaged that no maker is named. In the
// user's language.
QString rowStatusText(const Answer& row);
QString damagedText();
// For a row without an answer, the reason; for one with an answer, its notes. In the user's language.
QString remarkText(const Answer& row);

}  // namespace glenoid::ui
