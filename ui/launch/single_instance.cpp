// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace glenoid::ui {
namespace {

constexpr quint32 kMagic = 0x474c4e44;  // "GLND"
constexpr auto kStream = QDataStream::Qt_6_0;
constexpr char kTaken = '+';

// A folder that no other user can read: the runtime folder on Unix and macOS, the user's temporary folder on Windows.
QString privateFolder() {
#ifdef Q_OS_WIN
  return QStandardPaths::writableLocation(QStandardPaths::TempLocation);
#else
  return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
#endif
}

}  // namespace

SingleInstance::SingleInstance(const QString& key, QObject* parent) : QObject(parent) {
  const QDir folder(privateFolder());
  const auto digest = QCryptographicHash::hash((folder.path() + '\n' + key).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
  // Short, because the path of a socket may have at most 107 characters.
  const auto name = QString("glenoid-%1").arg(QString::fromLatin1(digest));
  lockFile_ = folder.filePath(name + ".lock");
#ifdef Q_OS_WIN
  address_ = name;
#else
  address_ = folder.filePath(name);
#endif
  server_.setSocketOptions(QLocalServer::UserAccessOption);
  connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

SingleInstance::~SingleInstance() { server_.close(); }  // before the lock is released

bool SingleInstance::becomeFirst() {
  lock_ = std::make_unique<QLockFile>(lockFile_);
  lock_->setStaleLockTime(0);  // held for the whole life of the process
  if (!lock_->tryLock() && lock_->error() == QLockFile::LockFailedError) return false;
  // If no lock can be created at all (a read-only folder), a separate window is better than none.
  QLocalServer::removeServer(address_);  // may be left over from a process that was killed
  server_.listen(address_);
  return true;
}

bool SingleInstance::handOver(const QStringList& paths, int patienceMs) {
  const QDeadlineTimer deadline(patienceMs);
  QLocalSocket socket;
  const auto left = [&] { return static_cast<int>(deadline.remainingTime()); };
  for (;;) {
    socket.connectToServer(address_);
    if (socket.waitForConnected(left())) break;
    if (deadline.hasExpired()) return false;
    QThread::msleep(50);  // the first process holds the lock, has no event loop yet, and will listen soon
  }
  QByteArray bytes;
  QDataStream stream(&bytes, QIODevice::WriteOnly);
  stream.setVersion(kStream);
  stream << kMagic << paths;
  socket.write(bytes);
  while (socket.bytesAvailable() == 0 && socket.waitForReadyRead(left())) {
  }
  return socket.read(1) == QByteArray(1, kTaken);
}

void SingleInstance::receive() {
  while (auto* socket = server_.nextPendingConnection()) {
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
      QDataStream stream(socket);
      stream.setVersion(kStream);
      stream.startTransaction();
      quint32 magic = 0;
      QStringList paths;
      stream >> magic >> paths;
      if (!stream.commitTransaction()) return;  // the rest has not arrived yet
      if (magic != kMagic) return socket->abort();
      socket->write(QByteArray(1, kTaken));
      emit handedOver(paths);
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
  }
}

}  // namespace glenoid::ui
