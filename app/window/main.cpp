// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid: passes its files to the window that is already open, or opens one. The window is in a library of its own, so that a
// second launch does not load it.
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include <QApplication>
#include <QLibrary>
#include <QMessageBox>
#include <QProcess>

#include "app/window/window.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"
#include "core/base/standard_streams.h"
#include "core/base/terminal_text.h"
#include "ui/launch/launch.h"
#include "ui/launch/single_instance.h"

namespace {

using namespace glenoid::ui;

QStringList wordsOf(int count, char** words) {
  QStringList list{"glenoid"};
  for (const auto& word : glenoid::programArguments(count, words)) list.append(QString::fromStdString(word));
  return list;
}

void complain(const QString& sentence) {
  std::fputs(glenoid::terminalFormat("glenoid: {}\n", sentence.toStdString()).c_str(), stderr);
  QMessageBox::critical(nullptr, "Glenoid", sentence);
}

// Returns nullptr and tells the user if the library is missing or does not load.
WindowMain* loadWindow() {
  const auto file = glenoid::findInstalled(GLENOID_WINDOW_LIBRARY);
  QLibrary library(QString::fromStdString(file ? glenoid::toUtf8(*file) : GLENOID_WINDOW_LIBRARY));
  auto* const window = reinterpret_cast<WindowMain*>(library.resolve(kWindowMain));  // stays loaded
  if (!window) complain(QString("A part of the program cannot be loaded (%1). Install Glenoid again.").arg(library.errorString()));
  return window;
}

// Prints the answer to --help, --version or invalid arguments, and returns the exit code.
int say(const LaunchAnswer& answer) {
  const auto text = glenoid::terminalLines(answer.text.toStdString());
  if (answer.exitCode != 0) {
    std::fputs(text.c_str(), stderr);
    return answer.exitCode;
  }
  try {
    glenoid::results() << text;
    glenoid::finishResults();
    return EXIT_SUCCESS;
  } catch (const glenoid::Error& error) {
    std::fputs(glenoid::terminalFormat("glenoid: {}\n", error.message()).c_str(), stderr);
    return EXIT_FAILURE;
  }
}

}  // namespace

int main(int count, char** words) {
  glenoid::openStandardStreams();
  const auto parsed = parseLaunch(wordsOf(count, words), GLENOID_VERSION);
  if (parsed.answer) return say(*parsed.answer);
  QCoreApplication::setApplicationName("glenoid");
  QCoreApplication::setApplicationVersion(GLENOID_VERSION);
  QGuiApplication::setApplicationDisplayName("Glenoid");
  QGuiApplication::setDesktopFileName("org.glenoid.Glenoid");
  QApplication application(count, words);
  auto launch = parsed.launch;
  std::optional<SingleInstance> instance(std::in_place, launch.settingsFile);
  if (!launch.newWindow && !instance->becomeFirst() && instance->handOver(launch.paths)) return EXIT_SUCCESS;
  auto* const window = loadWindow();
  if (!window) return EXIT_FAILURE;
  std::optional<QStringList> again;
  const int exitCode = window(application, *instance, launch, again);
  if (!again) return exitCode;
  instance.reset();  // the next process becomes the first
  launch.paths = *again;
  if (QProcess::startDetached(QCoreApplication::applicationFilePath(), launchWords(launch))) return exitCode;
  complain("Glenoid could not start again. Start it yourself.");
  return EXIT_FAILURE;
}
