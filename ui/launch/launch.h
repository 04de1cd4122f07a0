// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line of the window asks for.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace glenoid::ui {

struct Launch {
  QStringList paths;       // absolute
  bool newWindow = false;  // beside the one that is open
  QString settingsFile;    // empty: the person's own
  QString tourFolder;      // empty: no tour
};

// `words` with the program's name first. An answer instead of a launch: text to print and the exit code.
struct LaunchAnswer {
  QString text;
  int exitCode = 0;
};
struct ParsedLaunch {
  Launch launch;
  std::optional<LaunchAnswer> answer;
};
ParsedLaunch parseLaunch(const QStringList& words, const QString& version);

}  // namespace glenoid::ui
