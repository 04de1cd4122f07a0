// SPDX-License-Identifier: GPL-3.0-or-later
// The log of the program, line by line. It can be filtered by severity, copied, or opened as a file.
#pragma once

#include <QWidget>

#include "ui/services/commands.h"
#include "ui/shell/log_model.h"

class QComboBox;
class QSortFilterProxyModel;
class QTableView;

namespace glenoid::ui {

class LogPage : public QWidget {
  Q_OBJECT

 public:
  LogPage(Log& log, Commands& commands, QWidget* parent = nullptr);

 private:
  void buildTable();
  void narrow();
  void copy();
  LogModel model_;
  QSortFilterProxyModel* filter_;
  QComboBox* level_;
  QTableView* table_;
};

// The path of the log file.
QString logFile();

}  // namespace glenoid::ui
