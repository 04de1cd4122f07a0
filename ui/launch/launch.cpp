// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/launch.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

namespace glenoid::ui {

ParsedLaunch parseLaunch(const QStringList& words, const QString& version) {
  const auto tr = [](const char* text) { return QCoreApplication::translate("glenoid::ui", text); };
  QCommandLineParser parser;
  parser.setApplicationDescription(tr("Names the maker of a shoulder implant in a radiograph. Research use only. Not a medical device."));
  const QCommandLineOption help({"h", "help"}, tr("Show this help.")), tellVersion({"v", "version"}, tr("Show the version.")),
      newWindow("new-window", tr("Open a new window instead of passing the files to the open one.")),
      settings("settings", tr("Keep the settings in FILE instead of the user's own folder."), "FILE"),
      tour("tour",
           tr("Show every page, save a picture of each in FOLDER, and quit. A folder that is given, with one subfolder for each maker, is "
              "used for training; a radiograph given after it is identified."),
           "FOLDER");
  parser.addOptions({help, tellVersion, newWindow, settings, tour});
  parser.addPositionalArgument("paths", tr("Radiographs (DICOM, PNG, JPEG, TIFF, BMP), a DICOMDIR, ZIPs or folders to open."),
                               "[FILE|FOLDER...]");

  ParsedLaunch parsed;
  if (!parser.parse(words)) {
    parsed.answer = LaunchAnswer{"glenoid: " + parser.errorText() + "\n", 2};
  } else if (parser.isSet(help)) {
    // Qt 6.4 does not know the name of the program before an application exists, and that needs a display.
    parsed.answer = LaunchAnswer{parser.helpText().replace("<executable_name>", "glenoid"), 0};
  } else if (parser.isSet(tellVersion)) {
    parsed.answer = LaunchAnswer{version + "\n", 0};
  }
  auto& launch = parsed.launch;
  launch.newWindow = parser.isSet(newWindow) || parser.isSet(tour);
  if (parser.isSet(settings)) launch.settingsFile = QFileInfo(parser.value(settings)).absoluteFilePath();
  if (parser.isSet(tour)) launch.tourFolder = QFileInfo(parser.value(tour)).absoluteFilePath();
  for (const auto& word : parser.positionalArguments()) {
    const auto local = word.startsWith("file:") ? QUrl(word).toLocalFile() : word;  // some desktops pass URLs
    launch.paths.append(QFileInfo(local).absoluteFilePath());
  }
  return parsed;
}

QStringList launchWords(const Launch& launch) {
  QStringList words;
  if (launch.newWindow) words << "--new-window";
  if (!launch.settingsFile.isEmpty()) words << "--settings" << launch.settingsFile;
  return words << "--" << launch.paths;
}

}  // namespace glenoid::ui
