// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a batch with its filters: a search text, and a limit for uncertain answers.
#pragma once

#include <array>
#include <functional>

#include <QWidget>

#include "ui/batch/batch_filter.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QTableView;

namespace glenoid::ui {

class BatchTable : public QWidget {
  Q_OBJECT

 public:
  explicit BatchTable(BatchModel& model, QWidget* parent = nullptr);
  QTableView* view() const { return view_; }
  // Shows only answers of this cell of the confusion matrix, until the user wants all again or another batch starts.
  void showCell(const ConfusionCell& cell);
  // Upwards, then downwards, then in the order of the files, as clicks on the heading do.
  void sortByCurrentColumn();
  void focusRows();

 signals:
  void openRequested(int row);  // of the model; it was double-clicked, or Enter pressed on it
  void allCellsShown();         // after showCell(): the rows are no longer those of a cell

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildFilterRow();
  void buildView();
  // Shows the column of folders if one names a maker, or if this row or a later one lies in another folder than the first.
  void showFolders(int first);
  void fitColumns();
  int leastWidth(int column) const;
  int wantedWidth(int column) const;
  bool hasRoomForSecond() const;
  void giveRestToRemark();
  void showAllCells();
  void applyUnsure();
  void changeFilter(const std::function<void()>& change);
  void refreshShown();
  BatchModel& model_;
  BatchFilter* filter_;
  QLineEdit* search_;
  QCheckBox* unsure_;
  QSlider* threshold_;
  QLabel* thresholdText_;
  QPushButton* allCells_;  // shown while the rows are those of a cell
  QLabel* shown_;
  QTableView* view_;
  std::array<int, BatchModel::Remark> widths_{};  // wanted for each column, pixels; the last column gets the rest
  std::size_t makers_ = 0;                        // whose names the columns were fitted to
  bool isFitting_ = false;
};

}  // namespace glenoid::ui
