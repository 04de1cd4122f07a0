// SPDX-License-Identifier: GPL-3.0-or-later
// How far the reading of data is, with a button that stops it. Hidden while nothing is read.
#pragma once

#include <QWidget>

#include "ui/training/data_reading.h"

class QLabel;
class QProgressBar;

namespace glenoid::ui {

class ReadingRow : public QWidget {
  Q_OBJECT

 public:
  // The controls have the names PREFIXReadingStage, PREFIXReadingBar and PREFIXReadingCancel.
  ReadingRow(DataReading& reading, const QString& prefix, QWidget* parent = nullptr);

 private:
  void refresh();

  DataReading& reading_;
  QLabel* stage_;
  QProgressBar* bar_;
};

}  // namespace glenoid::ui
