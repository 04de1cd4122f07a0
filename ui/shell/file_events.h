// SPDX-License-Identifier: GPL-3.0-or-later
// Files that the system asks the running program to open (macOS: double-click, drop on the Dock icon).
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

class QCoreApplication;

namespace glenoid::ui {

class FileEvents : public QObject {
  Q_OBJECT

 public:
  explicit FileEvents(QCoreApplication& application);
  // From now on opened() is emitted for each file. Earlier files (macOS sends the first one before the window exists) are emitted at once.
  void start();

 signals:
  void opened(const QStringList& paths);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool started_ = false;
  QStringList early_;
};

}  // namespace glenoid::ui
