// SPDX-License-Identifier: GPL-3.0-or-later
// The Identify page over a folder with four files, of which the third is damaged and the last has three frames.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QString>
#include <QUrl>

#include "core/base/files.h"
#include "tests/ui/identify/identify_bench.h"
#include "ui/identify/identify_page.h"
#include "ui/identify/picture_pane.h"

namespace glenoid::test {

class IdentifyPageTest : public IdentifyBench {
 protected:
  std::filesystem::path folder = bench.folder / "pictures";
  ui::IdentifyPage page{services};

  IdentifyPageTest() {
    std::filesystem::create_directories(folder);
    for (const char* name : {"1.dcm", "2.dcm", "3-bad.dcm", "4-3f.dcm"}) std::ofstream(folder / name) << '\1';
    page.resize(1280, 760);
    page.show();
  }
  QString path(const char* name) { return QString::fromStdString(toUtf8(folder / name)); }
  void open(const char* name) {
    page.openPaths({path(name)});
    bench.waitUntilIdle();
  }
  void trigger(const char* id) {
    services.commands[QString::fromLatin1(id)]->trigger();
    bench.waitUntilIdle();
  }
  bool isEnabled(const char* id) { return services.commands[QString::fromLatin1(id)]->isEnabled(); }
  template <class Widget>
  Widget* find(const char* name) {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
  std::string shown() { return toUtf8(page.cases().main().file().filename()); }
  bool drop(QWidget* target, const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) return false;
    QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &event);
    bench.waitUntilIdle();
    return true;
  }
};

}  // namespace glenoid::test
