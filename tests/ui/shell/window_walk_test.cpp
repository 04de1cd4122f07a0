// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through every page, tab and dialog of the window: nothing is cut on a small screen in either language, and nothing in the German
// window is English.
#include <algorithm>
#include <memory>
#include <tuple>

#include <QDialog>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <gtest/gtest.h>

#include "tests/support/cut_widgets.h"
#include "tests/support/english_left.h"
#include "tests/support/services_bench.h"
#include "tests/support/spoken_language.h"
#include "tests/ui/training/small_training.h"
#include "ui/elements/theme.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/identify_page.h"
#include "ui/shell/main_window.h"
#include "ui/training/training_page.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CutWidgets;
using glenoid::test::EnglishLeft;

namespace {

class WindowWalk {
 public:
  WindowWalk(const QString& language, QSize size) : spoken_(language) {
    applyTheme(*qApp, "dark");
    bench_ = std::make_unique<test::ServicesBench>();
    window_ = std::make_unique<MainWindow>(bench_->services);
    QSignalSpy ready(window_.get(), &MainWindow::ready);
    window_->resize(size);
    window_->show();
    window_->makeOtherPages();
    EXPECT_TRUE(ready.size() == 1 || ready.wait(30'000));
    bench_->waitUntilIdle();
  }
  ~WindowWalk() {
    window_->close();
    bench_->waitUntilIdle();
  }

  // Calls `look` with the name of each place, when it is shown.
  template <class Look>
  void places(Look look) {
    const auto at = [&](const QString& name) {
      settle();
      look(name, *window_);
    };
    at("identify, empty");
    window_->openPaths({QStringLiteral(GLENOID_SAMPLES "/synthetic-reverse.dcm")});
    bench_->waitUntilIdle();
    at("identify, answered");
    for (const char* page : {"go.batch", "go.models"}) {
      window_->showPage(page);
      at(page);
    }
    window_->showPage("go.training");
    window_->pages().training().showResults(test::copyOfFinishedRun(bench_->folder / "runs", "run-1"));
    bench_->waitUntilIdle();
    tabs("trainingTabs", at);
    window_->showPage("go.settings");
    tabs("settingsPage", at);
  }
  template <class Look>
  void dialogs(Look look) {
    window_->openPaths({QStringLiteral(GLENOID_SAMPLES "/synthetic-reverse.dcm")});
    bench_->waitUntilIdle();
    for (const char* command : {"file.exportPng", "file.exportPdf", "view.tags", "help.about"}) {
      bench_->commands[command]->trigger();
      settle();
      const auto opened = window_->findChildren<QDialog*>();
      EXPECT_FALSE(opened.isEmpty()) << command;
      for (auto* dialog : opened) {
        if (!dialog->isVisible()) continue;
        look(command, *dialog);
        dialog->close();
      }
      QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
  }

  MainWindow& window() { return *window_; }
  test::ServicesBench& bench() { return *bench_; }

 private:
  template <class At>
  void tabs(const char* name, At at) {
    auto* tabs = window_->findChild<QTabWidget*>(name);
    ASSERT_NE(tabs, nullptr) << name;
    for (int i = 0; i < tabs->count(); ++i) {
      tabs->setCurrentIndex(i);
      at(QString("%1, tab %2").arg(name).arg(i));
    }
  }
  // Lets the layouts do their work.
  void settle() {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::processEvents();
    bench_->waitUntilIdle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  }

  test::Spoken spoken_;
  std::unique_ptr<test::ServicesBench> bench_;
  std::unique_ptr<MainWindow> window_;
};

using Screen = std::tuple<const char*, QSize>;

class SmallScreen : public ::testing::TestWithParam<Screen> {};

}  // namespace

TEST_P(SmallScreen, ShowsEveryPageAndDialogUncut) {
  const auto& [language, size] = GetParam();
  WindowWalk walk(language, size);
  const auto look = [](const QString& place, const QWidget& shown) {
    for (const auto& line : CutWidgets::in(shown)) ADD_FAILURE() << place.toStdString() << ": " << line.toStdString();
  };
  walk.places(look);
  walk.dialogs(look);
  EXPECT_EQ(walk.window().size(), size) << "no page makes the window larger";
}

TEST_P(SmallScreen, ToolsThatDoNotFitAreInAMenu) {
  const auto& [language, size] = GetParam();
  WindowWalk walk(language, size);
  auto* bar = walk.window().findChild<QToolBar*>("identifyToolBar");
  auto* more = bar->findChild<QToolButton*>("qt_toolbar_ext_button");
  ASSERT_NE(more, nullptr);
  const auto actions = bar->actions();
  const bool fits = std::all_of(actions.begin(), actions.end(), [&](QAction* action) { return bar->widgetForAction(action)->isVisible(); });
  EXPECT_EQ(more->isVisible(), !fits);
  EXPECT_FALSE(more->accessibleName().isEmpty() || more->toolTip().isEmpty());
}

// The sizes of windows on screens of 1024 x 740, 1280 x 840 and, at 200 %, 1600 x 1000 pixels, without their title bars.
INSTANTIATE_TEST_SUITE_P(Window, SmallScreen,
                         ::testing::Combine(::testing::Values("en", "de"),
                                            ::testing::Values(QSize(1024, 700), QSize(1280, 800), QSize(800, 470))));

TEST(WindowWalk, FindsWhatIsCut) {
  QWidget page;
  auto* label = new QLabel("a text that is far too long for this page", &page);
  label->setObjectName("long");
  label->setGeometry(0, 0, 20, 20);
  page.resize(100, 100);
  page.show();
  ASSERT_EQ(CutWidgets::in(page).size(), 1);
  EXPECT_TRUE(CutWidgets::in(page).front().startsWith("long"));
  label->clear();
  EXPECT_TRUE(CutWidgets::in(page).isEmpty());
}

TEST(WindowWalk, NothingInTheGermanWindowIsEnglish) {
  WindowWalk walk("de", {1280, 800});
  const auto bundle = walk.bench().models.defaultBundle();
  ASSERT_TRUE(bundle);
  const QStringList data{QString::fromStdString(bundle->model.summary), QString::fromStdString(bundle->model.limits),
                         QString::fromStdString(bundle->model.licence)};
  const EnglishLeft english(GLENOID_TRANSLATIONS "/glenoid_de.ts", data);
  EXPECT_TRUE(english.isEnglish("Open file…"));
  EXPECT_TRUE(english.isEnglish("&Open file…"));
  EXPECT_TRUE(english.isEnglish("a picture with a stem"));
  EXPECT_FALSE(english.isEnglish("Was die Datei angibt"));
  const auto look = [&](const QString& place, const QWidget& shown) {
    for (const auto& line : english.in(shown)) ADD_FAILURE() << place.toStdString() << ": " << line.toStdString();
  };
  walk.places(look);
  walk.dialogs(look);
  for (const auto* menu : walk.window().menuBar()->actions()) {
    EXPECT_FALSE(english.isEnglish(menu->iconText())) << menu->text().toStdString();
    look("menu", *menu->menu());
  }
}

TEST(WindowWalk, TheGermanReportIsGerman) {
  WindowWalk walk("de", {1280, 800});
  walk.window().openPaths({QStringLiteral(GLENOID_SAMPLES "/synthetic-reverse.dcm")});
  walk.bench().waitUntilIdle();
  const EnglishLeft english(GLENOID_TRANSLATIONS "/glenoid_de.ts", {});
  const auto report = walk.window().pages().identify().exporter().report(false);
  ASSERT_FALSE(report.picture.empty() || report.model.empty());
  for (const auto* rows : {&report.picture, &report.model}) {
    for (const auto& row : *rows) {
      if (!std::holds_alternative<ReportText>(row.value)) continue;  // the words of the model
      EXPECT_FALSE(english.isEnglish(reportValueText(row))) << reportValueText(row).toStdString();
      EXPECT_FALSE(reportValueText(row).contains(QRegularExpression("[0-9]\\.[0-9]"))) << "a decimal point: " << row.name;
    }
  }
}

TEST(WindowWalk, EveryEntryOfAMenuHasALetterOfItsOwn) {
  for (const char* language : {"en", "de"}) {
    WindowWalk walk(language, {1280, 800});
    const auto letters = [](const QList<QAction*>& actions) {
      QStringList found;
      for (const auto* action : actions) {
        if (action->isSeparator()) continue;
        const auto place = action->text().indexOf('&');
        EXPECT_GE(place, 0) << action->text().toStdString();
        found << action->text().mid(place + 1, 1).toLower();
      }
      EXPECT_EQ(QSet<QString>(found.begin(), found.end()).size(), found.size()) << found.join(' ').toStdString();
    };
    letters(walk.window().menuBar()->actions());
    for (const auto* menu : walk.window().menuBar()->actions()) letters(menu->menu()->actions());
  }
}

TEST(WindowWalk, ThePanelBesideThePictureFolds) {
  WindowWalk walk("en", {1280, 800});
  auto* panels = walk.window().findChild<QWidget*>("panels");
  auto* command = walk.bench().commands["view.panel"];
  ASSERT_TRUE(command->isChecked());
  EXPECT_GT(panels->width(), 0);
  command->trigger();
  EXPECT_FALSE(panels->isVisible() && panels->width() > 0);
  command->trigger();
  EXPECT_TRUE(panels->isVisible());
  EXPECT_GE(panels->width(), panels->minimumSizeHint().width());
}
