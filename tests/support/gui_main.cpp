// SPDX-License-Identifier: GPL-3.0-or-later
// The main function of every GUI test: the application is drawn offscreen and uses no stored settings.
#include <QApplication>
#include <QStandardPaths>
#include <gmock/gmock.h>

#include "ui/elements/theme.h"

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QStandardPaths::setTestModeEnabled(true);
  ::testing::InitGoogleMock(&argc, argv);
  const QApplication application(argc, argv);
  glenoid::ui::applyTheme(*qApp, "dark");
  return RUN_ALL_TESTS();
}
