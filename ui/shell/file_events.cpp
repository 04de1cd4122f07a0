// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_events.h"

#include <QCoreApplication>
#include <QFileOpenEvent>

namespace glenoid::ui {

FileEvents::FileEvents(QCoreApplication& application) { application.installEventFilter(this); }

void FileEvents::start() {
  started_ = true;
  if (!early_.isEmpty()) emit opened(std::exchange(early_, {}));
}

bool FileEvents::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::FileOpen) return QObject::eventFilter(watched, event);
  const auto path = static_cast<QFileOpenEvent*>(event)->file();
  if (path.isEmpty()) return false;  // a web address
  if (started_) {
    emit opened({path});
  } else {
    early_.append(path);
  }
  return true;
}

}  // namespace glenoid::ui
