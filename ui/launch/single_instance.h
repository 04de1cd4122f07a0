// SPDX-License-Identifier: GPL-3.0-or-later
// One window per user: a second launch passes its files to the first and exits.
#pragma once

#include <memory>

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>

namespace glenoid::ui {

class SingleInstance : public QObject {
  Q_OBJECT

 public:
  // `key` distinguishes instances that may run side by side (with different settings files). Users are distinguished by the location of the
  // lock file.
  explicit SingleInstance(const QString& key, QObject* parent = nullptr);
  ~SingleInstance() override;

  // True: this process is the first, and handedOver() will report later launches. False: another process is the first; call handOver().
  bool becomeFirst();
  // Sends absolute paths to the first process, which may still be starting, and waits at most `patienceMs` for its confirmation.
  bool handOver(const QStringList& paths, int patienceMs = 5000);

 signals:
  // A later launch passed these paths. They may be empty: the user only wants the window.
  void handedOver(const QStringList& paths);

 private:
  void receive();
  QString lockFile_, address_;
  std::unique_ptr<QLockFile> lock_;
  QLocalServer server_;
};

}  // namespace glenoid::ui
