// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the window: log, settings, then the window itself. Anything slow waits until the window has been drawn.
#include "app/window/window.h"

#include <chrono>
#include <future>
#include <optional>
#include <utility>

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>
#include <QTimer>

#include "core/base/error.h"
#include "core/base/interrupt.h"
#include "core/base/log.h"
#include "core/base/process_memory.h"
#include "ui/elements/theme.h"
#include "ui/identify/identify_page.h"
#include "ui/identify/picture_pane.h"
#include "ui/launch/launch.h"
#include "ui/launch/single_instance.h"
#include "ui/shell/ending.h"
#include "ui/shell/file_events.h"
#include "ui/shell/language.h"
#include "ui/shell/log_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tour.h"
#include "ui/shell/workplace.h"
#include "ui/viewer/canvas.h"

namespace {

using namespace glenoid::ui;

constexpr std::chrono::seconds kLongestWait{1};  // for the first picture

QString settingsFileOf(const Launch& launch) {
  if (!launch.settingsFile.isEmpty()) return launch.settingsFile;
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
  folder.mkpath(".");
  return folder.filePath("glenoid.ini");
}

// If the log cannot be written, the window opens without it.
void startLog() {
  try {
    glenoid::programLog().setFile(logFile().toStdU16String());
  } catch (const glenoid::Error& error) {
    glenoid::log(glenoid::LogLevel::Warning, error.message());
  }
  glenoid::log(glenoid::LogLevel::Info, "Glenoid " GLENOID_VERSION " starts.");
}

}  // namespace

extern "C" Q_DECL_EXPORT int glenoidWindow(QApplication& application, SingleInstance& instance, const Launch& launch,
                                           std::optional<QStringList>& again) {
  glenoid::watchInterrupts();
  glenoid::keepFreedMemory();
  QApplication::setWindowIcon(QIcon(":/app/glenoid.svg"));
  FileEvents fileEvents(application);
  startLog();
  Settings settings(settingsFileOf(launch), /*keepsChanges=*/launch.tourFolder.isEmpty());
  applyLanguage(application, settings.get(setting::language));
  applyTheme(application, settings.get(setting::theme));
  Workplace workplace(settings);
  auto& services = workplace.services();
  // Loads LibTorch and what the first answer needs. Not before the window is drawn: Qt loads its plugins as it draws, and the system loads
  // one library at a time. Nor before the opened picture is drawn: while glibc loads a library, no thread can start.
  bool isDrawn = false;
  std::promise<void> pictureIsDrawn;
  const std::shared_future<void> start = pictureIsDrawn.get_future();
  const auto prepare = [&] {
    if (const auto bundle = services.models.defaultBundle(); bundle && isDrawn) services.identifier.prepare(bundle, start);
  };
  QObject::connect(&services.models, &ModelCatalogue::defaultChanged, &application, prepare);
  services.models.refresh();
  MainWindow window(services);
  const Ending ending(application, window);
  QObject::connect(&instance, &SingleInstance::handedOver, &window, &MainWindow::openPaths);
  QObject::connect(&fileEvents, &FileEvents::opened, &window, &MainWindow::openPaths);
  bool goesOn = false;
  const auto goOn = [&] {
    if (std::exchange(goesOn, true)) return;
    pictureIsDrawn.set_value();
    window.makeOtherPages();
  };
  QObject::connect(&window, &MainWindow::firstPainted, &window, [&] {
    glenoid::log(glenoid::LogLevel::Info, "The window is drawn.");
    isDrawn = true;
    prepare();
    fileEvents.start();
    if (launch.paths.isEmpty() || !launch.tourFolder.isEmpty()) return goOn();
    window.openPaths(launch.paths);
    QTimer::singleShot(kLongestWait, &window, goOn);
  });
  QObject::connect(&window.pages().identify().pane().canvas(), &Canvas::pictureDrawn, &window, [&] {
    glenoid::log(glenoid::LogLevel::Info, "A picture is drawn.");
    goOn();
  });
  std::optional<Tour> tour;
  if (!launch.tourFolder.isEmpty()) {
    tour.emplace(window, services, launch.tourFolder, launch.paths.value(0), launch.paths.value(1));
    QObject::connect(&window, &MainWindow::ready, &*tour, &Tour::start);
    QObject::connect(&*tour, &Tour::finished, &application, [](bool good) { QCoreApplication::exit(good ? 0 : 1); });
  }
  window.show();
  const int exitCode = QApplication::exec();
  again = window.toReopen();
  return exitCode;
}
