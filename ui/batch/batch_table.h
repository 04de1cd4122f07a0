// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a batch with its filters: a search text, and a limit for uncertain answers.
#pragma once

#include <functional>

#include <QWidget>

#include "ui/batch/batch_filter.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QSlider;
class QTableView;

namespace glenoid::ui {

class BatchTable : public QWidget {
  Q_OBJECT

 public:
  explicit BatchTable(BatchModel& model, QWidget* parent = nullptr);
  QTableView* view() const { return view_; }

 signals:
  // A row was double-clicked, or Enter pressed on it.
  void openRequested(const QString& path);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void buildFilterRow();
  void buildView();
  // Shows the column of folders if one names a maker, or if this row or a later one lies in another folder than the first.
  void showFolders(int first);
  void applyUnsure();
  void changeFilter(const std::function<void()>& change);
  void refreshShown();
  BatchModel& model_;
  BatchFilter* filter_;
  QLineEdit* search_;
  QCheckBox* unsure_;
  QSlider* threshold_;
  QLabel* thresholdText_;
  QLabel* shown_;
  QTableView* view_;
};

}  // namespace glenoid::ui
