// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before the window closes with results that were not exported: measurements, and the answers of a batch.
#pragma once

#include <QObject>

namespace glenoid::ui {

class MainWindow;

class Leaving : public QObject {
  Q_OBJECT

 public:
  // The window outlives it.
  explicit Leaving(MainWindow& window) : window_(window) {}
  // False if there are such results: one question about all of them is now open. If the user gives them up, the window is closed again. A
  // batch that still runs is left to the question about running work.
  bool mayClose();

 signals:
  void batchExportWanted();

 private:
  MainWindow& window_;
  bool givesUp_ = false;  // while the window is closed again
};

}  // namespace glenoid::ui
