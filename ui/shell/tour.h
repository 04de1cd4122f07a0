// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every page by itself, dark and light, and saves a picture of each: proof for eyes and for tests.
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
  // `material`: what to show beside the sample radiographs, may be empty: a folder with one folder of radiographs for each maker, of which
  // a small network is then trained for a moment. `shown`: the radiograph that is identified, a sample if it is empty.
  Tour(MainWindow& window, Services& services, const QString& folder, const QString& material, const QString& shown);
  void start();

 signals:
  // False: a page did not come to rest, or a picture could not be written; said on stderr.
  void finished(bool good);

 private:
  struct Scene {
    QString name;
    std::function<void()> prepare;  // first
    std::function<bool()> isReady;  // empty: nothing is under way
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
