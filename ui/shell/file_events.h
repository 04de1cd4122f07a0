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
  // From here on opened() is emitted; what came before (macOS sends the first file ahead of the window) is emitted at once.
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
