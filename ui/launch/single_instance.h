// SPDX-License-Identifier: GPL-3.0-or-later
// One window for each person: a second launch hands its files to the first and ends.
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
  // `key` tells apart what may run side by side (another settings file); the person is told apart by the place of the lock.
  explicit SingleInstance(const QString& key, QObject* parent = nullptr);
  ~SingleInstance() override;

  // True: this process is the first, and handedOver() will tell of later ones. False: another one is; call handOver().
  bool becomeFirst();
  // Gives absolute paths to the first, which may still be starting, and waits for its word that it has them: at most `patienceMs`.
  bool handOver(const QStringList& paths, int patienceMs = 5000);

 signals:
  // A later launch; its paths may be none (the person wants the window).
  void handedOver(const QStringList& paths);

 private:
  void receive();
  QString lockFile_, address_;
  std::unique_ptr<QLockFile> lock_;
  QLocalServer server_;
};

}  // namespace glenoid::ui
