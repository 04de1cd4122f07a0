// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every page automatically, in the dark and light themes, and saves a picture of each, for people and tests to check.
#pragma once

#include <functional>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/shell/main_window.h"

namespace glenoid::ui {

class Tour : public QObject {
  Q_OBJECT

 public:
  // `material`: a folder with one subfolder of radiographs for each maker, on which a small network is trained briefly; if empty, only the
  // sample radiographs are shown. `shown`: the radiograph to identify; if empty, a sample.
  Tour(MainWindow& window, Services& services, const QString& folder, const QString& material, const QString& shown);
  void start();

 signals:
  // False: a page did not finish its work in time, or a picture could not be written. The reason is printed to stderr.
  void finished(bool good);

 private:
  struct Scene {
    QString name;
    std::function<void()> prepare;  // called first
    std::function<bool()> isReady;  // empty: ready when no work is in progress
    std::function<void()> show;
  };
  void addScenes();
  void addTrainingScenes();
  void prepare();
  void look();
  void take();
  void end(bool good, const QString& reason = {});
  bool isIdle() const;
  MainWindow& window_;
  Services& services_;
  QString folder_, material_, shownFile_;
  std::vector<Scene> scenes_;
  std::size_t scene_ = 0;
  bool light_ = false, shown_ = false;
  QTimer looking_;
  QElapsedTimer patience_;
};

}  // namespace glenoid::ui
