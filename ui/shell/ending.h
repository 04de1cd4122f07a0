// SPDX-License-Identifier: GPL-3.0-or-later
// Ends the program when the system asks for it: the desktop session ends, or SIGTERM, SIGHUP or Ctrl-C arrives.
#pragma once

#include <QObject>

class QApplication;

namespace glenoid::ui {

class MainWindow;

class Ending : public QObject {
  Q_OBJECT

 public:
  // At the end of the session, the window asks as it does when it is closed. If it has to ask, it tells the session not to end; the user
  // answers and ends the session again. After a signal, the window closes without a question; signals are seen from watchInterrupts() on
  // (core/base/interrupt.h). Both arguments outlive it.
  Ending(QApplication& application, MainWindow& window);
};

}  // namespace glenoid::ui
