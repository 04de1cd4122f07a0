// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through every page, tab and dialog of the window: nothing is cut on a small screen in either language, and nothing in the German
// window is English.
#include <algorithm>
#include <memory>
#include <tuple>

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMetaProperty>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <gtest/gtest.h>

#include "core/training/option_list.h"
#include "tests/support/cut_widgets.h"
#include "tests/support/english_left.h"
#include "tests/support/focus_walk.h"
#include "tests/support/services_bench.h"
#include "tests/support/spoken_language.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/turned_wheel.h"
#include "tests/ui/training/small_training.h"
#include "ui/batch/batch_page.h"
#include "ui/elements/theme.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/identify_page.h"
#include "ui/identify/model_choice.h"
#include "ui/shell/main_window.h"
#include "ui/training/setup_page.h"
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
    window_->showPage("go.batch");
    window_->pages().batch().start({GLENOID_SAMPLES});
    bench_->waitUntilIdle();
    at("go.batch, with answers");
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

  // The manual, and a dialog of Qt.
  template <class Look>
  void foreignWindows(Look look) {
    bench_->commands["help.manual"]->trigger();
    settle();
    look("manual", *window_->findChild<QWidget*>("help"));
    bench_->commands["file.open"]->trigger();
    settle();
    auto* dialog = window_->findChild<QDialog*>("openDialog");
    ASSERT_NE(dialog, nullptr);
    look("file.open", *dialog);
    dialog->close();
    settle();
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

TEST_P(SmallScreen, ThePictureIsNoNarrowerThanThePanelsBesideIt) {
  const auto& [language, size] = GetParam();
  WindowWalk walk(language, size);
  walk.window().openPaths({QStringLiteral(GLENOID_SAMPLES)});
  walk.bench().waitUntilIdle();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  const auto* panels = walk.window().findChild<QWidget*>("panels");
  EXPECT_GT(panels->width(), 0);
  EXPECT_GE(walk.window().findChild<QWidget*>("canvas")->width() + 1, panels->width());
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
  EnglishLeft english(GLENOID_TRANSLATIONS "/glenoid_de.ts", data);
  // The log is for developers; the names of tags are those of the DICOM standard; licences have their own names; the other documents of the
  // manual are in English, and say so; the last two list the files of this computer.
  english.ignoreCellsOf({"logTable", "tagTable", "libraries", "helpPages", "listView", "treeView"});
  EXPECT_TRUE(english.isEnglish("Open file…"));
  EXPECT_TRUE(english.isEnglish("&Open file…"));
  EXPECT_TRUE(english.isEnglish("a picture with a stem"));
  EXPECT_FALSE(english.isEnglish("Was die Datei angibt"));
  const auto look = [&](const QString& place, const QWidget& shown) {
    for (const auto& line : english.in(shown)) ADD_FAILURE() << place.toStdString() << ": " << line.toStdString();
  };
  walk.places(look);
  walk.dialogs(look);
  walk.foreignWindows(look);
  const auto manual = walk.window().findChild<QTextBrowser*>("helpText")->toPlainText().split('\n');
  EXPECT_GT(manual.size(), 50);
  for (const auto& line : manual) EXPECT_FALSE(english.isEnglish(line)) << line.toStdString();
  for (const auto* menu : walk.window().menuBar()->actions()) {
    EXPECT_FALSE(english.isEnglish(menu->iconText())) << menu->text().toStdString();
    look("menu", *menu->menu());
  }
}

TEST(WindowWalk, TheGermanComparisonOfRunsIsGerman) {
  WindowWalk walk("de", {1280, 800});
  const auto runs = walk.bench().folder / "runs";
  test::copyOfFinishedRun(runs, "run-1");
  const auto other = test::copyOfFinishedRun(runs, "run-2");
  auto options = readJson(other / "options.json");
  for (const auto& option : trainingOptionList()) {
    auto& value = optionAt(options, option.key);
    if (option.kind == OptionKind::Flag && option.key != "balancedSampling") value = !value.get<bool>();
    if (option.kind == OptionKind::Integer && value.get<double>() < option.range.high) value = value.get<std::int64_t>() + 1;
  }
  writeJson(other / "options.json", options);
  walk.bench().settings.set(setting::runsFolder, QString::fromStdString(toUtf8(runs)));
  walk.window().showPage("go.training");
  walk.window().findChild<QTabWidget*>("trainingTabs")->setCurrentIndex(3);
  walk.bench().waitUntilIdle();
  walk.window().findChild<QTableView*>("runsTable")->selectAll();
  walk.bench().waitUntilIdle();
  const EnglishLeft english(GLENOID_TRANSLATIONS "/glenoid_de.ts", {});
  const auto& model = *walk.window().findChild<QTableView*>("comparisonTable")->model();
  ASSERT_EQ(model.columnCount(), 2);
  ASSERT_GT(model.rowCount(), 18) << "figures, and the options that differ";
  for (int row = 0; row < model.rowCount(); ++row) {
    const auto name = model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
    // The group of an option and its label are texts of their own.
    for (const auto& part : name.split(": ")) EXPECT_FALSE(english.isEnglish(part)) << name.toStdString();
    for (int column = 0; column < 2; ++column) {
      const auto cell = model.index(row, column).data().toString();
      EXPECT_FALSE(english.isEnglish(cell) || cell == "true" || cell == "false") << cell.toStdString();
    }
  }
  for (const auto& line : english.in(*walk.window().findChild<QWidget*>("runsPage"))) ADD_FAILURE() << line.toStdString();
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

TEST(WindowWalk, TabReachesEveryControlAndShowsWhereItIs) {
  for (const char* theme : {"dark", "light"}) {
    WindowWalk walk("en", {1280, 800});
    applyTheme(*qApp, theme);
    walk.window().activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&walk.window()));
    walk.places([theme](const QString& place, QWidget& window) {
      const auto stops = test::tabStops(window);
      ASSERT_FALSE(stops.isEmpty()) << place.toStdString();
      const auto reached = test::walkByTab(*stops.front());
      for (auto* stop : stops) {
        const auto name = QString("%1, %2: %3 (%4)").arg(theme, place, stop->objectName(), stop->metaObject()->className()).toStdString();
        EXPECT_TRUE(reached.contains(stop)) << name << " is not reached";
        EXPECT_TRUE(test::showsFocus(*stop)) << name << " looks the same with the focus";
      }
    });
  }
  applyTheme(*qApp, "dark");
}

TEST(WindowWalk, TheWheelChangesNoValueThatItPassesOver) {
  WindowWalk walk("en", {1280, 800});
  makeSyntheticCache(walk.bench().folder / "stripes.cache", 20);
  walk.window().findChild<SetupPage*>()->setup().data().open(walk.bench().folder / "stripes.cache");
  QSet<QString> turned;
  walk.places([&turned](const QString& place, QWidget& window) {
    for (auto* control : window.findChildren<QWidget*>()) {
      const bool hasValue =
          qobject_cast<QComboBox*>(control) || qobject_cast<QAbstractSpinBox*>(control) || qobject_cast<QSlider*>(control);
      if (!hasValue || !control->isVisible()) continue;
      const auto name = QString("%1: %2").arg(place, control->objectName()).toStdString();
      if (auto* focused = QApplication::focusWidget()) focused->clearFocus();
      const auto value = control->metaObject()->userProperty();
      const auto before = value.read(control);
      for (const int turn : {120, -120, -120}) {
        EXPECT_TRUE(test::turnWheel(*control, control->rect().center(), *control->parentWidget(), turn)) << name;
        EXPECT_EQ(value.read(control), before) << name;
      }
      EXPECT_FALSE(control->hasFocus()) << name;
      turned.insert(control->objectName());
    }
  });
  for (const char* name : {"setupSplitSeed", "setupPreset", "option/network.architecture", "resultsPart", "modelChoice"}) {
    EXPECT_TRUE(turned.contains(QLatin1String(name))) << name;
  }
}

TEST(WindowWalk, FindsWhatTabDoesNotReachOrShow) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  auto* first = new QLineEdit;
  auto* trap = new QPlainTextEdit;  // takes Tab for itself
  auto* last = new QLineEdit;
  auto* plain = new QWidget;
  plain->setFocusPolicy(Qt::StrongFocus);
  plain->setMinimumHeight(20);
  for (QWidget* widget : std::initializer_list<QWidget*>{first, trap, last, plain}) column->addWidget(widget);
  page.show();
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  EXPECT_EQ(test::tabStops(page).size(), 4);
  const auto reached = test::walkByTab(*first);
  EXPECT_TRUE(reached.contains(trap));
  EXPECT_FALSE(reached.contains(last));
  EXPECT_TRUE(test::showsFocus(*first));
  EXPECT_FALSE(test::showsFocus(*plain));
}

TEST(WindowWalk, AnIconHasTheColourOfTheTextOfItsButton) {
  for (const char* theme : {"dark", "light"}) {
    WindowWalk walk("en", {1280, 800});
    applyTheme(*qApp, theme);
    int looked = 0;
    walk.places([&](const QString& place, QWidget& window) {
      for (const auto* button : window.findChildren<QPushButton*>()) {
        if (!button->isVisible() || button->icon().isNull()) continue;
        const auto image = button->icon().pixmap(QSize(32, 32), 1.0, QIcon::Normal).toImage().convertToFormat(QImage::Format_ARGB32);
        const auto& colours = themeColours();
        const auto wanted = button->property("role") == "primary" ? colours.accentText : colours.text;
        for (int x = 0; x < image.width(); ++x) {
          for (int y = 0; y < image.height(); ++y) {
            const auto pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 255) continue;
            ++looked;
            EXPECT_EQ(pixel.rgb(), wanted.rgb()) << theme << ", " << place.toStdString() << ": " << button->objectName().toStdString();
            x = image.width() - 1;  // one of each button
            break;
          }
        }
      }
    });
    EXPECT_GT(looked, 0);
  }
  applyTheme(*qApp, "dark");
}

TEST(WindowWalk, TheManualShowsTheTitlesOfItsDocuments) {
  for (const char* language : {"en", "de"}) {
    WindowWalk walk(language, {1280, 800});
    walk.foreignWindows([](const QString& name, QWidget& window) {
      if (name != "manual") return;
      const auto* list = window.findChild<QListWidget*>("helpPages");
      ASSERT_GT(list->count(), 0);
      for (int row = 0; row < list->count(); ++row) {
        EXPECT_LE(list->visualItemRect(list->item(row)).right(), list->viewport()->width()) << list->item(row)->text().toStdString();
      }
    });
  }
}

TEST(WindowWalk, TheNameOfTheModelFitsIntoItsBox) {
  for (const char* language : {"en", "de"}) {
    WindowWalk walk(language, {1024, 700});
    walk.window().openPaths({QStringLiteral(GLENOID_SAMPLES)});
    walk.bench().waitUntilIdle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const auto* box = walk.window().findChild<QComboBox*>("modelChoice");
    constexpr int kRimAndArrow = 40;
    const auto name = ModelChoice::tr("Default: %1").arg("densenet121-se 2026.11.2");
    EXPECT_GE(box->width(), box->fontMetrics().horizontalAdvance(name) + kRimAndArrow) << language;
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
