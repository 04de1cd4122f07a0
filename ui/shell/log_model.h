// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of a log as a table model; new lines are added at the end.
#pragma once

#include <deque>

#include <QAbstractTableModel>

#include "core/base/log.h"

namespace glenoid::ui {

// Any thread may write lines; they are added on this object's thread.
class LogModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Level, Text, ColumnCount };
  static constexpr int kLevelRole = Qt::UserRole;  // as int
  static constexpr int kMost = 2000;               // lines; older ones are removed

  explicit LogModel(Log& log, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void add(const LogLine& line);
  std::deque<LogLine> lines_;
  Log::Subscription subscription_;
};

}  // namespace glenoid::ui
