// SPDX-License-Identifier: GPL-3.0-or-later
// Files that the system asks to open are kept until the window listens, and then passed on at once.
#include "ui/shell/file_events.h"

#include <QCoreApplication>
#include <QFileOpenEvent>
#include <QSignalSpy>
#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(FileEvents, KeepsEarlyFilesAndPassesLaterOnesOn) {
  FileEvents events(*QCoreApplication::instance());
  QSignalSpy opened(&events, &FileEvents::opened);
  const auto ask = [](const QString& file) {
    QFileOpenEvent event(file);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
  };
  ask("/one.dcm");
  ask("/two.dcm");
  EXPECT_EQ(opened.size(), 0);
  events.start();
  ASSERT_EQ(opened.size(), 1);
  EXPECT_EQ(opened[0][0].toStringList(), QStringList({"/one.dcm", "/two.dcm"}));
  ask("/three.dcm");
  ASSERT_EQ(opened.size(), 2);
  EXPECT_EQ(opened[1][0].toStringList(), QStringList{"/three.dcm"});
}
