// glenoid: the window. Start-up in this order: the command line, the window that may be open already, settings, the window, and only after
// it was drawn whatever takes time.
#include <cstdio>
#include <optional>

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/nn/compute.h"
#include "ui/elements/theme.h"
#include "ui/shell/file_events.h"
#include "ui/shell/language.h"
#include "ui/shell/launch.h"
#include "ui/shell/log_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/single_instance.h"
#include "ui/shell/tour.h"
#include "ui/shell/workplace.h"

namespace {

using namespace glenoid::ui;

QStringList wordsOf(int count, char** words) {
  QStringList list;
  for (int i = 0; i < count; ++i) list.append(QString::fromLocal8Bit(words[i]));
  return list;
}

QString settingsFileOf(const Launch& launch) {
  if (!launch.settingsFile.isEmpty()) return launch.settingsFile;
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
  folder.mkpath(".");
  return folder.filePath("glenoid.ini");
}

// A folder that cannot be written costs the log, not the window.
void startLog() {
  try {
    glenoid::programLog().setFile(logFile().toStdU16String());
  } catch (const glenoid::Error& error) {
    glenoid::log(glenoid::LogLevel::Warning, error.message());
  }
  glenoid::log(glenoid::LogLevel::Info, "Glenoid " GLENOID_VERSION " starts.");
}

int runWindow(QApplication& application, FileEvents& fileEvents, SingleInstance& instance, const Launch& launch) {
  startLog();
  Settings settings(settingsFileOf(launch));
  applyLanguage(application, settings.get(setting::language));
  applyTheme(application, settings.get(setting::theme));
  Workplace workplace(settings);
  auto& services = workplace.services();
  MainWindow window(services);
  QObject::connect(&instance, &SingleInstance::handedOver, &window, &MainWindow::openPaths);
  QObject::connect(&fileEvents, &FileEvents::opened, &window, &MainWindow::openPaths);
  QObject::connect(&window, &MainWindow::firstPainted, &window, [&] {
    glenoid::log(glenoid::LogLevel::Info, "The window is drawn.");
    glenoid::setComputeThreads(settings.get(setting::identifyThreads));
    services.models.refresh();
    if (!launch.paths.isEmpty() && launch.tourFolder.isEmpty()) window.openPaths(launch.paths);
    fileEvents.start();
    window.makeOtherPages();
  });
  std::optional<Tour> tour;
  if (!launch.tourFolder.isEmpty()) {
    tour.emplace(window, services, launch.tourFolder, launch.paths.value(0));
    QObject::connect(&window, &MainWindow::ready, &*tour, &Tour::start);
    QObject::connect(&*tour, &Tour::finished, &application, [](bool good) { QCoreApplication::exit(good ? 0 : 1); });
  }
  window.show();
  return QApplication::exec();
}

}  // namespace

int main(int count, char** words) {
  const auto parsed = parseLaunch(wordsOf(count, words), GLENOID_VERSION);
  if (parsed.answer) {
    std::fputs(parsed.answer->text.toLocal8Bit().constData(), parsed.answer->exitCode == 0 ? stdout : stderr);
    return parsed.answer->exitCode;
  }
  glenoid::keepFreedMemory();
  QCoreApplication::setApplicationName("glenoid");
  QCoreApplication::setApplicationVersion(GLENOID_VERSION);
  QGuiApplication::setApplicationDisplayName("Glenoid");
  QGuiApplication::setDesktopFileName("org.glenoid.Glenoid");
  QApplication application(count, words);
  QApplication::setWindowIcon(QIcon(":/app/glenoid.svg"));
  FileEvents fileEvents(application);
  SingleInstance instance(parsed.launch.settingsFile);
  if (!parsed.launch.newWindow && !instance.becomeFirst() && instance.handOver(parsed.launch.paths)) return 0;
  return runWindow(application, fileEvents, instance, parsed.launch);
}
