// SPDX-License-Identifier: GPL-3.0-or-later
// The list of runs: what it reads, shows, keeps and deletes.
#include <algorithm>

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <gmock/gmock.h>

#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/runs/run_failure.h"
#include "tests/support/services_bench.h"
#include "tests/ui/training/small_training.h"
#include "ui/elements/text.h"
#include "ui/training/history_list.h"
#include "ui/training/history_model.h"
#include "ui/training/runs_page.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

class HistoryTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  const fs::path runs = bench.folder / "runs";
  RunList list{bench.services};
  RunsModel model{list};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

  HistoryTest() { bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(runs))); }
  void refresh() {
    list.refresh();
    bench.waitUntilIdle();
  }
  QString cell(int row, RunsModel::Column column) const { return model.index(row, column).data().toString(); }
};

}  // namespace

TEST_F(HistoryTest, NoFolderMeansNoRuns) {
  refresh();
  EXPECT_EQ(model.rowCount(), 0);
  EXPECT_TRUE(bench.messages.waiting().empty());
}

TEST_F(HistoryTest, ShowsWhatTheRunFolderHolds) {
  copyOfFinishedRun(runs, "one");
  fs::create_directories(runs / "no run");
  refresh();
  ASSERT_EQ(model.rowCount(), 1);
  const auto figures = readJson(runs / "one" / "evaluation.json").at("test");
  const auto& run = model.run(0);
  EXPECT_EQ(run.test->accuracy, figures.at("accuracy").get<double>());
  EXPECT_EQ(run.test->interval.lower, figures.at("accuracyInterval95").at(0).get<double>());
  expectSameHistory(run.history, readHistory(runs / "one" / "history.csv"));
  EXPECT_EQ(cell(0, RunsModel::Name), QStringLiteral("one"));
  EXPECT_EQ(cell(0, RunsModel::Network), QStringLiteral("custom-cnn"));
  EXPECT_EQ(cell(0, RunsModel::Data), QStringLiteral("data"));
  EXPECT_EQ(cell(0, RunsModel::Epochs), QStringLiteral("6 of 6"));
  EXPECT_EQ(cell(0, RunsModel::RunState), QStringLiteral("finished"));
  EXPECT_EQ(cell(0, RunsModel::Accuracy), QString::number(100 * run.test->accuracy, 'f', 1) + QStringLiteral(" %"));
}

TEST_F(HistoryTest, ACrossValidationIsNoRunButIsNamed) {
  copyOfFinishedRun(runs, "one");
  const auto writeFolds = [&](const char* name, std::string_view folds) { writeFileAtomically(runs / name / "folds.json", folds); };
  writeFolds("cv", R"({"format": "glenoid-folds", "version": 1, "seed": 1, "folds": [[], [], []]})");
  writeFolds("another", R"({"folds": [[], []]})");
  writeFolds("bad", "no folds");
  for (const char* fold : {"fold-01", "fold-03"}) copyOfFinishedRun(runs / "cv", fold);
  fs::remove(copyOfFinishedRun(runs / "cv", "fold-02") / "evaluation.json");
  refresh();
  EXPECT_EQ(model.rowCount(), 1);
  const auto& found = list.crossValidations();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].folder, runs / "another");
  EXPECT_EQ(found[0].finished, 0u);
  EXPECT_EQ(found[1].folder, runs / "cv");
  EXPECT_EQ(found[1].folds, 3u);
  EXPECT_EQ(found[1].finished, 2u);
  fs::remove_all(runs / "another");
  refresh();
  EXPECT_EQ(list.crossValidations().size(), 1u);
}

TEST_F(HistoryTest, AComparisonAndDrawnPartsAreNoRuns) {
  const auto comparison = copyOfFinishedRun(runs, "compared"), parts = copyOfFinishedRun(runs, "parts");
  writeFileAtomically(comparison / "methods.json", std::string_view(R"([{}, {}])"));
  fs::remove(comparison / "split.json");  // it has folds instead
  fs::remove(parts / "options.json");
  for (const auto& folder : {comparison, parts}) writeFileAtomically(folder / "folds.json", std::string_view(R"({"folds": [[], []]})"));
  writeFileAtomically(runs / "options" / "options.json", std::string_view("{}"));
  refresh();
  EXPECT_EQ(model.rowCount(), 0);
  ASSERT_EQ(list.crossValidations().size(), 1u);
  EXPECT_EQ(list.crossValidations()[0].folder, comparison);
  EXPECT_EQ(list.crossValidations()[0].methods, 2u);
  fs::create_directory(parts / "fold-01");
  refresh();
  EXPECT_EQ(list.crossValidations().size(), 2u) << "a cross-validation in the folder of the folds it was given";
  fs::remove(parts / "fold-01");
  refresh();
  RunsPage page(bench.services, list);
  EXPECT_EQ(page.findChild<QLabel*>(QStringLiteral("runsCrossValidations"))->text(),
            QStringLiteral("Comparisons from the terminal, which are not in this list: compared (2 methods)"));
}

TEST_F(HistoryTest, ARunThatFailedSaysWhyAndGoesOnIfThatMayHelp) {
  const auto folder = copyOfFinishedRun(runs, "failed");
  RunsPage page(bench.services, list);
  auto* table = page.findChild<QTableView*>(QStringLiteral("runsTable"));
  auto* resume = page.findChild<QPushButton*>(QStringLiteral("runsResume"));
  for (const auto& [code, canGoOn] : {std::pair{ErrorCode::Diverged, false}, {ErrorCode::OutOfMemory, true}}) {
    keepRunFailure(folder, Error(code, "in epoch 2"));
    refresh();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(0, RunsModel::RunState), QStringLiteral("failed"));
    EXPECT_EQ(model.index(0, 0).data(Qt::ToolTipRole).toString(), errorText(Error(code, "in epoch 2")));
    table->selectRow(0);
    EXPECT_EQ(resume->isEnabled(), canGoOn);
    EXPECT_FALSE(page.findChild<QPushButton*>(QStringLiteral("runsUse"))->isEnabled());
  }
  forgetRunFailure(folder);
  refresh();
  EXPECT_EQ(cell(0, RunsModel::RunState), QStringLiteral("finished"));
}

TEST_F(HistoryTest, AStoppedRunCanGoOnAndABadOneSaysWhy) {
  const auto stopped = copyOfFinishedRun(runs, "stopped"), bad = copyOfFinishedRun(runs, "bad");
  fs::remove(stopped / "evaluation.json");
  writeFileAtomically(bad / "options.json", "no options");
  refresh();
  ASSERT_EQ(model.rowCount(), 2);
  EXPECT_EQ(list.find(stopped)->state, StoredRun::State::Unfinished);
  EXPECT_EQ(list.find(bad)->state, StoredRun::State::Unreadable);
  EXPECT_TRUE(list.find(bad)->problem);
  const auto request = requestOf(stopped);
  EXPECT_EQ(request.options, finishedRun().options);
  EXPECT_EQ(request.split, finishedRun().split);
  EXPECT_EQ(request.cache->size(), finishedRun().cache->size());
  list.setUnderWay(stopped);
  const int row = model.run(0).folder == stopped ? 0 : 1;
  EXPECT_EQ(cell(row, RunsModel::RunState), QStringLiteral("in progress"));
}

TEST_F(HistoryTest, AFinalFitSaysSoAndStaysOneWhenItGoesOn) {
  const auto folder = copyOfFinishedRun(runs, "one");
  auto stored = readJson(folder / "request.json");
  stored["finalFit"] = true;
  writeJson(folder / "request.json", stored);
  fs::remove(folder / "evaluation.json");
  refresh();
  EXPECT_EQ(cell(0, RunsModel::Name), QStringLiteral("one (final fit)"));
  EXPECT_TRUE(runRequest(requestOf(folder)).finalFit);
}

TEST_F(HistoryTest, KeepsNotesInTheRunFolder) {
  const auto folder = copyOfFinishedRun(runs, "one");
  refresh();
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  const auto notes = QString::fromUtf8("größere Bilder,\nzweiter Versuch");
  EXPECT_TRUE(model.setData(model.index(0, RunsModel::Notes), notes, Qt::EditRole));
  EXPECT_EQ(changed.count(), 1);
  bench.waitUntilIdle();
  EXPECT_EQ(readTextFile(folder / "notes.txt"), notes.toStdString());
  refresh();
  EXPECT_EQ(model.index(0, RunsModel::Notes).data(Qt::EditRole).toString(), notes);
  EXPECT_FALSE(model.setData(model.index(0, RunsModel::Name), notes, Qt::EditRole));
  list.setNotes(folder, {});
  bench.waitUntilIdle();
  EXPECT_FALSE(fs::exists(folder / "notes.txt"));
}

TEST_F(HistoryTest, TheNotesTypedLastAreKeptAndAFailureIsTold) {
  const auto folder = copyOfFinishedRun(runs, "one");
  refresh();
  for (const char* notes : {"a", "ab", "abc"}) list.setNotes(folder, QString::fromLatin1(notes));
  EXPECT_EQ(list.find(folder)->notes, "abc") << "shown at once";
  bench.waitUntilIdle();
  EXPECT_EQ(readTextFile(folder / "notes.txt"), "abc");
  fs::remove(folder / "notes.txt");
  fs::create_directories(folder / "notes.txt" / "in the way");
  list.setNotes(folder, QStringLiteral("lost"));
  bench.waitUntilIdle();
  EXPECT_EQ(bench.messages.waiting().front().kind, MessageKind::Error);
}

TEST_F(HistoryTest, AListThatWasReadBeforeTheNotesWereWrittenDoesNotReplaceThem) {
  const auto folder = copyOfFinishedRun(runs, "one");
  refresh();
  bench.files.overtake([this] { list.refresh(); }, [&] { list.setNotes(folder, QStringLiteral("new")); });
  ASSERT_NE(list.find(folder), nullptr);
  EXPECT_EQ(list.find(folder)->notes, "new");
}

TEST_F(HistoryTest, AListThatIsReadWhileNotesAreWrittenIsReadAgainOnceTheyAre) {
  const auto folder = copyOfFinishedRun(runs, "one");
  refresh();
  const auto other = runs / "two";
  const auto readAnother = [&] {
    copyOfFinishedRun(runs, "two");
    list.refresh();
  };
  bench.files.overtake([&] { list.setNotes(folder, QStringLiteral("new")); }, readAnother);
  EXPECT_NE(list.find(other), nullptr);
  ASSERT_NE(list.find(folder), nullptr);
  EXPECT_EQ(list.find(folder)->notes, "new");
}

TEST_F(HistoryTest, ADeletedRunCanBePutBackUntilTheMessageHasGone) {
  const auto folder = copyOfFinishedRun(runs, "one");
  copyOfFinishedRun(runs, "two");
  refresh();
  list.remove({folder});
  bench.waitUntilIdle();
  EXPECT_FALSE(fs::exists(folder));
  EXPECT_EQ(model.rowCount(), 1);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  bench.messages.waiting().front().undo();
  bench.waitUntilIdle();
  EXPECT_TRUE(fs::exists(folder / "history.csv"));
  EXPECT_EQ(model.rowCount(), 2);
  bench.messages.dismiss();
  list.remove({folder});
  bench.waitUntilIdle();
  EXPECT_EQ(entriesOf(runs).entries.size(), 2u) << "hidden";
  bench.messages.dismiss();
  EXPECT_FALSE(bench.files.isIdle()) << "deleting may take long, so a job does it";
  bench.waitUntilIdle();
  EXPECT_EQ(entriesOf(runs).entries.size(), 1u) << "gone";
}

TEST_F(HistoryTest, IfOneOfThemCannotBeDeletedAllStay) {
  const auto folder = copyOfFinishedRun(runs, "one"), busy = copyOfFinishedRun(runs, "two");
  refresh();
  const FolderLock work(busy);
  list.remove({folder, busy});
  bench.waitUntilIdle();
  EXPECT_TRUE(fs::exists(folder));
  EXPECT_EQ(bench.messages.waiting().front().kind, MessageKind::Error);
}

TEST_F(HistoryTest, TheRunUnderWayIsNotDeleted) {
  const auto folder = copyOfFinishedRun(runs, "one");
  RunsPage page(bench.services, list);
  refresh();
  page.findChild<QTableView*>(QStringLiteral("runsTable"))->selectRow(0);
  const auto* remove = page.findChild<QPushButton*>(QStringLiteral("runsDelete"));
  EXPECT_TRUE(remove->isEnabled());
  list.setUnderWay(folder);
  EXPECT_FALSE(remove->isEnabled());
  EXPECT_EQ(remove->toolTip(), QStringLiteral("The run “one” is in progress. Stop it before you delete it."));
  list.remove({folder});
  bench.waitUntilIdle();
  EXPECT_TRUE(fs::exists(folder));
  list.setUnderWay({});
  EXPECT_TRUE(remove->isEnabled());
}

TEST_F(HistoryTest, TheEpochsOfTheRunUnderWayAreShownAsTheyCome) {
  const auto folder = copyOfFinishedRun(runs, "one");
  refresh();
  const std::vector<EpochRecord> epochs{{.epoch = 1}, {.epoch = 2}};
  list.setUnderWay(folder);
  list.setHistory(epochs);
  EXPECT_EQ(cell(0, RunsModel::Epochs), QStringLiteral("2 of 6"));
  const auto made = copyOfFinishedRun(runs, "two");
  list.setUnderWay(made);
  list.setHistory(epochs);
  bench.waitUntilIdle();
  EXPECT_NE(list.find(made), nullptr) << "its folder is new";
}

TEST_F(HistoryTest, ARunMadeInAnotherFolderStaysInTheList) {
  const auto elsewhere = copyOfFinishedRun(bench.folder / "elsewhere", "mine");
  copyOfFinishedRun(bench.folder / "elsewhere", "not made here");
  copyOfFinishedRun(runs, "one");
  list.setUnderWay(elsewhere);
  list.setUnderWay({});
  refresh();
  EXPECT_EQ(model.rowCount(), 2);
  EXPECT_NE(list.find(elsewhere), nullptr);
  RunList later(bench.services);
  later.refresh();
  bench.waitUntilIdle();
  EXPECT_NE(later.find(elsewhere), nullptr) << "after the next start too";
  bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(bench.folder / "elsewhere")));
  bench.waitUntilIdle();
  EXPECT_EQ(model.rowCount(), 2) << "no run twice";
  fs::remove_all(elsewhere);
  refresh();
  EXPECT_EQ(list.find(elsewhere), nullptr);
}

TEST_F(HistoryTest, ARunsFolderWithASeparatorAtItsEndIsTheSame) {
  bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(runs) + '/'));
  EXPECT_EQ(runsFolder(bench.settings), runs);
}

TEST_F(HistoryTest, ASlowFolderHoldsUpNoOther) {
  const auto elsewhere = copyOfFinishedRun(bench.folder / "elsewhere", "mine"), one = copyOfFinishedRun(runs, "one");
  list.setUnderWay(elsewhere);
  list.setUnderWay({});
  const auto theOtherIsShown = [&] {
    EXPECT_TRUE(QTest::qWaitFor([&] { return list.find(elsewhere) != nullptr; }));
    EXPECT_EQ(list.find(one), nullptr) << "the runs folder has not answered yet";
  };
  bench.files.overtake([this] { list.refresh(); }, theOtherIsShown);
  EXPECT_NE(list.find(one), nullptr);
  EXPECT_NE(list.find(elsewhere), nullptr);
}

TEST_F(HistoryTest, ComparesFiguresAndTheOptionsThatDiffer) {
  const auto one = copyOfFinishedRun(runs, "one"), two = copyOfFinishedRun(runs, "two");
  auto options = readJson(two / "options.json");
  options["optimizer"]["rate"] = 0.5;
  options["batch"] = 8;
  writeJson(two / "options.json", options);
  refresh();
  ComparisonModel comparison;
  const QAbstractItemModelTester comparisonTester(&comparison, QAbstractItemModelTester::FailureReportingMode::Fatal);
  comparison.setRuns({*list.find(one), *list.find(two)});
  EXPECT_EQ(comparison.columnCount(), 2);
  QStringList names;
  for (int row = 0; row < comparison.rowCount(); ++row) names << comparison.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
  EXPECT_TRUE(names.contains(QStringLiteral("Test accuracy")));
  const auto different = comparisonOf({*list.find(one), *list.find(two)}).options;
  ASSERT_EQ(different.size(), 2u);
  EXPECT_EQ(different[0].values, (QStringList{QStringLiteral("4"), QStringLiteral("8")}));
  EXPECT_EQ(different[1].values, (QStringList{QStringLiteral("0.02"), QStringLiteral("0.5")}));
  comparison.setRuns({});
  EXPECT_EQ(comparison.rowCount(), 0);
}

TEST_F(HistoryTest, InASmallWindowOnlyThePageScrollsAComparison) {
  for (const char* name : {"one", "two"}) copyOfFinishedRun(runs, name);
  QScrollArea area;
  auto* page = new RunsPage(bench.services, list);
  area.setWidget(page);
  area.setWidgetResizable(true);
  area.resize(800, 500);
  area.show();
  bench.waitUntilIdle();
  page->findChild<QTableView*>(QStringLiteral("runsTable"))->selectAll();
  page->findChild<QTabWidget*>(QStringLiteral("runsDetails"))->setCurrentIndex(1);
  bench.waitUntilIdle();
  const auto* table = page->findChild<QTableView*>(QStringLiteral("comparisonTable"));
  ASSERT_GT(table->model()->rowCount(), 10);
  const auto isWhole = [&] { return table->viewport()->height() >= table->verticalHeader()->length(); };
  EXPECT_TRUE(QTest::qWaitFor([&] { return isWhole() && area.verticalScrollBar()->maximum() > 0; })) << table->viewport()->height();
  EXPECT_EQ(table->verticalScrollBar()->maximum(), 0);
}

TEST_F(HistoryTest, AShortRunLastedSecondsNotZeroMinutes) {
  const auto one = copyOfFinishedRun(runs, "one");
  refresh();
  auto shortRun = *list.find(one), longRun = shortRun;
  shortRun.history = {{.epoch = 1, .seconds = 2}};
  longRun.history = {{.epoch = 1, .seconds = 3000}, {.epoch = 2, .seconds = 9000}};
  const auto figures = comparisonOf({shortRun, longRun}).figures;
  const auto line =
      std::find_if(figures.begin(), figures.end(), [](const auto& figure) { return figure.name == "Duration of the epochs"; });
  ASSERT_NE(line, figures.end());
  EXPECT_EQ(line->values, (QStringList{"2 s", "3 h 20 min"}));
}

TEST_F(HistoryTest, OptionsOfEveryKindAreWordsAPersonReads) {
  const auto one = copyOfFinishedRun(runs, "one"), two = copyOfFinishedRun(runs, "two");
  auto options = readJson(two / "options.json");
  options["classWeights"] = !options["classWeights"].get<bool>();
  options["distillation"]["teachers"] = {"a.glenoid", "b.glenoid"};
  options["distillation"]["probabilities"] = 1;
  writeJson(two / "options.json", options);
  refresh();
  const auto different = comparisonOf({*list.find(one), *list.find(two)}).options;
  ASSERT_EQ(different.size(), 3u);
  EXPECT_EQ(different[0].name, QStringLiteral("Loss and classes: Class weights"));
  EXPECT_EQ((QSet<QString>(different[0].values.begin(), different[0].values.end())),
            (QSet<QString>{QStringLiteral("off"), QStringLiteral("on")}));
  EXPECT_EQ(different[1].values, (QStringList{QStringLiteral("none"), QStringLiteral("a.glenoid; b.glenoid")}));
}

TEST_F(HistoryTest, AnOptionThatIsNamedAsItsGroupIsNamedOnce) {
  const auto one = copyOfFinishedRun(runs, "one"), two = copyOfFinishedRun(runs, "two");
  auto options = readJson(two / "options.json");
  options["network"]["architecture"] = "mobilenetv2";
  writeJson(two / "options.json", options);
  refresh();
  const auto different = comparisonOf({*list.find(one), *list.find(two)}).options;
  ASSERT_EQ(different.size(), 1u);
  EXPECT_EQ(different[0].name, QStringLiteral("Network"));
}

TEST_F(HistoryTest, AMessageAboutADeletedRunGoes) {
  const auto one = copyOfFinishedRun(runs, "one"), two = copyOfFinishedRun(runs, "two");
  refresh();
  for (const auto& run : {one, two}) bench.messages.show({.text = pathText(run), .topic = topicOfRun(run)});
  list.remove({one});
  bench.waitUntilIdle();
  QStringList texts;
  for (const auto& message : bench.messages.waiting()) texts << message.text;
  EXPECT_FALSE(texts.contains(pathText(one)));
  EXPECT_TRUE(texts.contains(pathText(two)));
}

TEST(History, ATitleOfDataHasNoExtension) {
  EXPECT_EQ(dataTitle("/data/excel.csv"), QStringLiteral("excel"));
  EXPECT_EQ(dataTitle("/data/set.ZIP"), QStringLiteral("set"));
  EXPECT_EQ(dataTitle("/data/set 1.2"), QStringLiteral("set 1.2"));
  EXPECT_EQ(dataName("/data/excel.csv"), QStringLiteral("excel.csv"));
}

TEST_F(HistoryTest, ARunWithoutATestSaysWhy) {
  const auto folder = copyOfFinishedRun(runs, "one");
  refresh();
  ComparisonModel comparison;
  const auto& run = *list.find(folder);
  comparison.setRuns({run, run, run, run, run});
  const int line = comparison.rowCount();
  comparison.setTests({NoTest::First, NoTest::NoAnswers, NoTest::OtherLabels, NoTest::NoSharedPicture, PairedTest{7, mcNemar(0, 0)}});
  QSet<QString> texts;
  for (int column = 0; column < 5; ++column) texts << comparison.index(line, column).data().toString();
  EXPECT_EQ(texts.size(), 5);
  EXPECT_TRUE(texts.contains(QStringLiteral("– (no test image in common)")));
  EXPECT_TRUE(comparison.index(line, 4).data().toString().startsWith(QStringLiteral("1 (of 7"))) << "the same answers";
}

TEST_F(HistoryTest, ListsTheFolderChosenLastHoweverLateAnOlderOneIsRead) {
  const auto one = copyOfFinishedRun(bench.folder / "older", "one"), two = copyOfFinishedRun(bench.folder / "newer", "two");
  const auto choose = [&](const fs::path& folder) { bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(folder))); };
  bench.files.overtake([&] { choose(bench.folder / "older"); }, [&] { choose(bench.folder / "newer"); });
  EXPECT_EQ(list.find(one), nullptr);
  EXPECT_NE(list.find(two), nullptr);
}
