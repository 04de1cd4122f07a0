// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of a log as a table that grows at its end.
#pragma once

#include <deque>

#include <QAbstractTableModel>

#include "core/base/log.h"

namespace glenoid::ui {

// Lines may be written by any thread; they arrive on this object's.
class LogModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Level, Text, ColumnCount };
  static constexpr int kLevelRole = Qt::UserRole;  // as int
  static constexpr int kMost = 2000;               // lines; older ones go

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
