// SPDX-License-Identifier: GPL-3.0-or-later
// A window that is shown, with all its pages, and a radiograph that it can open.
#pragma once

#include <memory>

#include <QFileInfo>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/services_bench.h"
#include "ui/identify/identify_page.h"
#include "ui/shell/main_window.h"

namespace glenoid::test {

class MainWindowTest : public ::testing::Test {
 protected:
  MainWindowTest() : window_(std::make_unique<ui::MainWindow>(bench_.services)) {
    QSignalSpy painted(window_.get(), &ui::MainWindow::firstPainted);
    window_->show();
    EXPECT_TRUE(painted.size() == 1 || painted.wait(10'000));
    QSignalSpy ready(window_.get(), &ui::MainWindow::ready);
    window_->makeOtherPages();
    EXPECT_TRUE(ready.size() == 1 || ready.wait(30'000));
    bench_.waitUntilIdle();
  }
  QWidget* shownPage() { return window_->findChild<QStackedWidget*>("pages")->currentWidget(); }
  void trigger(const char* command) { bench_.commands[command]->trigger(); }
  QString sample() const { return QStringLiteral(GLENOID_SAMPLES "/synthetic-reverse.dcm"); }
  bool isSampleShown() {
    return QFileInfo(QString::fromStdString(window_->pages().identify().cases().main().file().string())) == QFileInfo(sample());
  }

  ServicesBench bench_;
  std::unique_ptr<ui::MainWindow> window_;
};

}  // namespace glenoid::test
