// SPDX-License-Identifier: GPL-3.0-or-later
// The results page shows what the run stored; its model can be used at once.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTranslator>
#include <gmock/gmock.h>

#include "core/eval/prediction_table.h"
#include "tests/support/contrast.h"
#include "tests/support/cut_widgets.h"
#include "tests/support/services_bench.h"
#include "tests/ui/training/small_training.h"
#include "ui/elements/figure_table.h"
#include "ui/elements/number_text.h"
#include "ui/elements/section.h"
#include "ui/elements/theme.h"
#include "ui/services/confusion_model.h"
#include "ui/training/picture_list.h"
#include "ui/training/results_data.h"
#include "ui/training/results_page.h"
#include "ui/training/results_use.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
namespace fs = std::filesystem;

TEST(Results, FiguresAreThoseOfTheRun) {
  const auto folder = finishedRun().runFolder;
  const auto results = readResults(folder);
  const auto stored = readJson(folder / "evaluation.json");
  ASSERT_EQ(results.parts.size(), 2u);
  const char* names[] = {"test", "validation"};
  for (std::size_t i = 0; i < 2; ++i) {
    auto figures = nlohmann::json(toJson(results.parts[i].evaluation));
    // The figures are computed again from logits of nine digits; the detailed evaluation has further fields.
    for (const auto& [key, value] : stored.at(names[i]).items()) {
      if (value.is_number()) {
        EXPECT_NEAR(figures.at(key).get<double>(), value.get<double>(), 1e-8) << key;
      }
    }
    EXPECT_EQ(figures.at("confusion"), stored.at(names[i]).at("confusion"));
  }
  EXPECT_EQ(results.run.folder.filename(), "finished");
}

TEST(Results, EveryColumnHasRoomForItsFiguresAndWords) {
  struct Figures : QStandardItemModel {
    void announce() {
      beginResetModel();
      endResetModel();
    }
  } figures;
  figures.setHorizontalHeaderLabels({"Sensitivity of the answers", "F1"});
  figures.setItem(0, 0, new QStandardItem("0.5"));
  figures.setItem(0, 1, new QStandardItem("0.123456"));
  FigureTable table(&figures, "table", "Figures");
  figures.announce();
  for (const int width : {100, 600}) {
    table.resize(width, 200);
    table.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&table));
    const auto lines = CutWidgets::in(table);
    EXPECT_TRUE(lines.isEmpty()) << width << ": " << lines.join("; ").toStdString();
    EXPECT_EQ(table.horizontalScrollBar()->maximum() > 0, width < table.neededWidth()) << "it scrolls only if it has to";
  }
}

TEST(Results, TheTablesStandBelowEachOtherInANarrowWindow) {
  ServicesBench bench;
  ResultsPage page(bench.services);
  page.showRun(finishedRun().runFolder);
  bench.waitUntilIdle();
  page.show();
  const auto *confusion = page.findChild<FigureTable*>("confusionTable"), *classes = page.findChild<FigureTable*>("classTable");
  for (const int width : {500, 1800}) {
    page.resize(width, 700);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    EXPECT_EQ(classes->y() > confusion->y(), width == 500) << width;
  }
}

TEST(Results, AFinalFitHasNoneAndSaysSo) {
  ServicesBench bench;
  const auto run = copyOfFinishedRun(bench.folder.path(), "run");
  auto request = readJson(run / "request.json");
  request["finalFit"] = true;
  writeJson(run / "request.json", request);
  writeJson(run / "evaluation.json", {{"bestEpoch", 6}, {"epochs", 6}, {"temperature", 1}});
  ResultsPage page(bench.services);
  page.showRun(run);
  bench.waitUntilIdle();
  page.show();
  const auto* words = page.findChild<QLabel*>(QStringLiteral("resultsEmpty"));
  EXPECT_TRUE(words->isVisible());
  EXPECT_EQ(words->text(), QStringLiteral("“run” is a final fit: it learned from all pictures, so that none is left to measure it."));
}

TEST(Results, AnUnfinishedRunHasNone) {
  const TemporaryFolder folder;
  EXPECT_THROW(readResults(folder.path()), Error);
}

TEST(Results, TheSurestAnswersComeFirst) {
  const TemporaryFolder folder;
  const auto run = copyOfFinishedRun(folder.path(), "run");
  auto table = readPredictionTable(run / "test.csv");
  // Two wrong answers, the second more confident.
  table.predictions.truth.assign(table.predictions.truth.size(), 0);
  table.predictions.logits.assign(table.predictions.logits.size(), 0);
  table.predictions.logits[2 * 1 + 1] = 1;
  table.predictions.logits[2 * 2 + 1] = 4;
  writePredictionTable(run / "test.csv", table);
  const auto answers = readResults(run).parts.front().answers;
  ASSERT_EQ(answers.size(), table.images.size());
  EXPECT_EQ(answers[0].path, table.images[2].first);
  EXPECT_EQ(answers[1].path, table.images[1].first);
  EXPECT_GT(answers[0].probability, answers[1].probability);
  EXPECT_EQ(answers[0].truth, 0u);
  EXPECT_EQ(answers[0].answer, 1u);
  EXPECT_FALSE(answers[0].isRight());
  for (std::size_t i = 2; i < answers.size(); ++i) EXPECT_TRUE(answers[i].isRight());
}

TEST(PictureList, ShowsThePicturesOfTheCacheAndOpensThemByTheKeyboard) {
  ServicesBench bench;
  PictureList list(bench.services.files, QStringLiteral("list"), QStringLiteral("Pictures"));
  const auto& items = finishedRun().cache->items();
  list.setPictures(
      QStringLiteral("Two"),
      {{items[3].path, items[3].sha256, QStringLiteral("three"), {}, &ThemeColours::bad}, {"gone.png", "00", QStringLiteral("gone"), {}}},
      finishedRun().cacheFile);
  auto* view = list.findChild<QListWidget*>(QStringLiteral("list"));
  ASSERT_EQ(view->count(), 2);
  const auto pictureOfItem = [&](int row) { return view->item(row)->icon().pixmap(view->iconSize()).toImage(); };
  const auto frame = pictureOfItem(0);
  bench.waitUntilIdle();
  EXPECT_NE(pictureOfItem(0), frame);
  EXPECT_EQ(pictureOfItem(1), frame) << "the cache lacks it";
  EXPECT_EQ(view->item(0)->foreground().color(), themeColours().bad);
  EXPECT_NE(view->item(1)->foreground().color(), themeColours().bad);
  EXPECT_EQ(list.findChild<QLabel*>(QStringLiteral("listTitle"))->text(), QStringLiteral("Two"));
  std::vector<std::string> opened;
  QObject::connect(&list, &PictureList::opened, &list, [&](const std::string& path) { opened.push_back(path); });
  list.show();
  view->setCurrentRow(0);
  QTest::keyClick(view, Qt::Key_Return);
  EXPECT_EQ(opened, std::vector{items[3].path});
}

TEST(Results, SourcesLieInTheFolderInTheZipOrBesideTheCsv) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "data");
  EXPECT_EQ(sourceOf({folder / "data", {}}, "a/b.png"), folder / "data" / "a/b.png");
  EXPECT_EQ(sourceOf({folder / "data", {}}, "data/b.png"), folder / "data" / "data/b.png") << "a label may be named as the folder";
  EXPECT_EQ(sourceOf({folder / "list.csv", {}}, "a/b.png"), folder / "a/b.png");
  EXPECT_EQ(sourceOf({folder / "data.zip", {}}, "a/b.png"), folder / "data.zip" / "a/b.png");
  EXPECT_TRUE(sourceOf({folder / "pack.zip", {}}, "pack.zip/0000.jpg#3").empty()) << "a tile is no file";
}

TEST(Results, TablesShowTheMatrixAndTheClasses) {
  ConfusionModel confusion;
  ClassModel classes;
  const QAbstractItemModelTester first(&confusion, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester second(&classes, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const auto results = readResults(finishedRun().runFolder);
  const auto& evaluation = results.parts.front().evaluation;
  const auto labels = displayNames(results.labels);
  confusion.set(labels, evaluation.confusion);
  classes.set(labels, evaluation);
  ASSERT_EQ(confusion.rowCount(), 2);
  for (int truth = 0; truth < 2; ++truth) {
    for (int answer = 0; answer < 2; ++answer) {
      EXPECT_EQ(confusion.index(truth, answer).data().toULongLong(),
                evaluation.confusion.at(static_cast<std::size_t>(truth), static_cast<std::size_t>(answer)));
    }
  }
  ASSERT_EQ(classes.rowCount(), 3);
  EXPECT_EQ(classes.index(1, ClassModel::Recall).data().toString(), percentText(evaluation.classes[1].scores.recall));
  EXPECT_FALSE(classes.index(2, ClassModel::Images).data().isValid()) << "the row of the means";
  EXPECT_EQ(classes.index(2, ClassModel::Auc).data().toString(), QString::number(evaluation.macroAuc, 'f', 3));
}

TEST(Results, TheNumbersOfTheMatrixStandOutFromTheirShade) {
  constexpr int kMost = 20;
  for (const char* theme : {"dark", "light"}) {
    applyTheme(*qApp, theme);
    for (int share = 1; share <= kMost; ++share) {
      ConfusionMatrix matrix(2);
      for (int i = 0; i < kMost; ++i) {
        matrix.add(0, i < share ? 0 : 1);
        matrix.add(1, i < share ? 0 : 1);
      }
      ConfusionModel model;
      model.set({"DePuy", "Zimmer"}, matrix);
      for (int row = 0; row < 2; ++row) {
        const auto cell = model.index(row, 0);
        const auto shade = cell.data(Qt::BackgroundRole).value<QColor>(), ground = themeColours().surface;
        const auto mixed = [&](float over, float under) { return shade.alphaF() * over + (1 - shade.alphaF()) * under; };
        const auto seen = QColor::fromRgbF(mixed(shade.redF(), ground.redF()), mixed(shade.greenF(), ground.greenF()),
                                           mixed(shade.blueF(), ground.blueF()));
        EXPECT_GE(contrast(cell.data(Qt::ForegroundRole).value<QColor>(), seen), 4.5) << theme << ' ' << share << ' ' << row;
      }
    }
  }
}

class UseTest : public ::testing::TestWithParam<bool> {};

TEST_P(UseTest, TheRunsNetworkAnswersFromThenOn) {
  ServicesBench bench;
  const auto run = copyOfFinishedRun(bench.folder.path(), "my-run");
  if (!GetParam()) fs::remove_all(run / "model");
  QWidget window;
  ModelUse use(bench.services, &window);
  QSignalSpy used(&use, &ModelUse::used), changed(&bench.models, &ModelCatalogue::defaultChanged);
  const auto before = bench.models.defaultBundle()->path;
  use.use(run);
  bench.waitUntilIdle();
  auto* question = window.findChild<QMessageBox*>("useQuestion");
  ASSERT_NE(question, nullptr);
  EXPECT_EQ(used.count(), 0) << "asked, not yet done";
  EXPECT_TRUE(question->text().startsWith("Use ") && question->text().endsWith("as the default model?")) << "nothing is deleted";
  EXPECT_EQ(question->defaultButton(), question->button(QMessageBox::Cancel));
  question->findChild<QPushButton*>("useReplace")->click();
  bench.waitUntilIdle();
  ASSERT_EQ(used.count(), 1);
  EXPECT_EQ(changed.count(), 1);
  const auto model = bench.models.defaultBundle();
  ASSERT_TRUE(model);
  EXPECT_EQ(model->model.weightsSha256, readBundle(run / "model").model.weightsSha256);
  EXPECT_EQ(model->path.parent_path(), bench.userFolder());
  ASSERT_FALSE(bench.messages.waiting().empty());
  EXPECT_EQ(bench.messages.waiting().front().kind, MessageKind::Information);
  bench.messages.waiting().front().undo();
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->path, before);
  EXPECT_TRUE(bench.messages.waiting().front().text.endsWith("is the default again."));
  EXPECT_FALSE(fs::exists(model->path)) << "the copy goes with it";
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutItsBundle, UseTest, ::testing::Bool());

TEST(ModelUse, ComparesOnlyWhatWasMeasuredOnTheSamePictures) {
  ModelDescription own, present;
  own.name = "own", present.name = "present";
  EXPECT_TRUE(accuracyComparison(own, present).contains("not measured on the same pictures"));
  const auto figures = [](double accuracy) {
    return nlohmann::json{{"crossValidation", {{"accuracy", accuracy}, {"low", accuracy - 0.1}, {"high", accuracy + 0.1}, {"images", 50}}}};
  };
  own.figures = figures(0.481), present.figures = figures(0.825);
  own.training = {{"imagesSha256", "a"}}, present.training = {{"imagesSha256", "b"}};
  EXPECT_TRUE(accuracyComparison(own, present).contains("not measured on the same pictures"));
  EXPECT_TRUE(accuracyComparison(own, present).contains("48.1 %"));
  present.training = {{"imagesSha256", "a"}};
  EXPECT_TRUE(accuracyComparison(own, present).endsWith("48.1 % against 82.5 % on the same pictures."));
}

namespace {

// Translates what core says into capitals.
class Capitals : public QTranslator {
 public:
  Capitals() {
    QLocale::setDefault(QLocale(QLocale::German));
    QCoreApplication::installTranslator(this);
  }
  ~Capitals() override {
    QCoreApplication::removeTranslator(this);
    QLocale::setDefault(before_);
  }
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* text, const char*, int) const override {
    return qstrcmp(context, "Core") == 0 ? QString(text).toUpper() : QString();
  }

 private:
  QLocale before_;
};

}  // namespace

TEST(ResultsPage, TheReportIsInTheLanguageOfTheWindowAndItsTableIsNot) {
  ServicesBench bench;
  const auto run = copyOfFinishedRun(bench.folder.path(), "finished");  // the name is in the table
  const auto english = readTextFile(run / "table.html"), csv = readTextFile(run / "table.csv"), json = readTextFile(run / "table.json");
  ASSERT_NE(english.find("<h2>Figures</h2>"), std::string::npos);
  const auto part = readResults(run).parts.front().evaluation;
  const Capitals translator;
  ResultsPage page(bench.services);
  page.showRun(run);
  bench.waitUntilIdle();
  auto* button = page.findChild<QPushButton*>(QStringLiteral("resultsPageButton"));
  ASSERT_TRUE(button->isEnabled());
  button->click();
  bench.waitUntilIdle();
  const auto html = readTextFile(run / "table.html");
  EXPECT_NE(html.find("<h2>FIGURES</h2>"), std::string::npos);
  EXPECT_EQ(html.find("Figures"), std::string::npos);
  EXPECT_NE(html.find("TRAINING OF custom-cnn"), std::string::npos);
  EXPECT_NE(html.find("RESEARCH USE ONLY. NOT A MEDICAL DEVICE."), std::string::npos);
  EXPECT_NE(html.find("<td>" + numberText(part.brier, 3).toStdString() + "</td>"), std::string::npos) << "a decimal comma";
  EXPECT_EQ(readTextFile(run / "table.csv"), csv);
  EXPECT_EQ(readTextFile(run / "table.json"), json);
}

TEST(ResultsPage, ARunWithoutATestPartHasNoReport) {
  ServicesBench bench;
  const auto run = copyOfFinishedRun(bench.folder.path(), "run");
  auto evaluation = readJson(run / "evaluation.json");
  evaluation.erase("test");
  writeJson(run / "evaluation.json", evaluation);
  ResultsPage page(bench.services);
  page.showRun(run);
  bench.waitUntilIdle();
  ASSERT_NE(page.results(), nullptr);
  EXPECT_FALSE(page.findChild<QPushButton*>(QStringLiteral("resultsPageButton"))->isEnabled());
}

TEST(ResultsPage, ALaterRunIsShownFromItsBeginning) {
  ServicesBench bench;
  const auto first = copyOfFinishedRun(bench.folder.path(), "first"), second = copyOfFinishedRun(bench.folder.path(), "second");
  ResultsPage page(bench.services);
  page.resize(900, 300);
  page.show();
  page.showRun(first);
  bench.waitUntilIdle();
  auto& bar = *page.findChild<QScrollArea*>()->verticalScrollBar();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar.maximum() > 0; }));
  bar.setValue(bar.maximum());
  page.showRun(second);
  bench.waitUntilIdle();
  EXPECT_EQ(bar.value(), 0);
}

TEST(ResultsPage, TheMapIsInViewWhenItIsOpened) {
  ServicesBench bench;
  const auto run = copyOfFinishedRun(bench.folder.path(), "run");
  ResultsPage page(bench.services);
  page.resize(900, 300);
  page.show();
  page.showRun(run);
  bench.waitUntilIdle();
  auto& section = *page.findChild<Section*>(QStringLiteral("mapSection"));
  auto& area = *page.findChild<QScrollArea*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return area.verticalScrollBar()->maximum() > 0; }));
  ASSERT_FALSE(section.isOpen());
  section.setOpen(true);
  const auto top = [&] { return section.mapTo(area.viewport(), QPoint(0, 0)).y(); };
  EXPECT_TRUE(QTest::qWaitFor([&] { return top() == 0; })) << top();
  bench.waitUntilIdle();
}

TEST(ModelUse, AnUnfinishedRunIsRefusedInWords) {
  ServicesBench bench;
  const auto run = copyOfFinishedRun(bench.folder.path(), "run");
  fs::remove_all(run / "model");
  fs::remove(run / "best.safetensors");
  ModelUse use(bench.services);
  use.use(run);
  bench.waitUntilIdle();
  ASSERT_FALSE(bench.messages.waiting().empty());
  EXPECT_EQ(bench.messages.waiting().front().kind, MessageKind::Error);
}

TEST(ResultsPage, ShowsTheRunAskedForLastHoweverLateAnOlderOneIsRead) {
  ServicesBench bench;
  const auto older = copyOfFinishedRun(bench.folder.path(), "older"), newer = copyOfFinishedRun(bench.folder.path(), "newer");
  ResultsPage page(bench.services);
  bench.files.overtake([&] { page.showRun(older); }, [&] { page.showRun(newer); });
  ASSERT_NE(page.results(), nullptr);
  EXPECT_EQ(page.results()->run.folder.filename(), "newer");
}
