// SPDX-License-Identifier: GPL-3.0-or-later
// Parses the command line of the window.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace glenoid::ui {

struct Launch {
  QStringList paths;       // absolute
  bool newWindow = false;  // in addition to the one that is open
  QString settingsFile;    // empty: the user's own
  QString tourFolder;      // empty: no tour
};

// Printed instead of opening a window: a text, and the exit code.
struct LaunchAnswer {
  QString text;
  int exitCode = 0;
};
struct ParsedLaunch {
  Launch launch;
  std::optional<LaunchAnswer> answer;
};
// `words` starts with the name of the program.
ParsedLaunch parseLaunch(const QStringList& words, const QString& version);
// The words, without the name of the program, that parseLaunch() reads as this launch. A tour is left out.
QStringList launchWords(const Launch& launch);

}  // namespace glenoid::ui
