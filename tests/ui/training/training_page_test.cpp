// SPDX-License-Identifier: GPL-3.0-or-later
// Every control of the training tab does what it says, from the first batch to the model that answers.
#include "ui/training/training_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>
#include <gmock/gmock.h>

#include "core/eval/prediction_table.h"
#include "tests/support/services_bench.h"
#include "tests/support/zip_writer.h"
#include "tests/ui/training/small_training.h"
#include "ui/training/history_model.h"
#include "ui/training/plots_view.h"
#include "ui/training/results_page.h"
#include "ui/training/run_page.h"
#include "ui/training/runs_page.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;
using State = TrainingSession::State;

namespace {

template <class Widget>
Widget& find(QWidget& page, const char* name) {
  auto* widget = page.findChild<Widget*>(QString::fromLatin1(name));
  if (!widget) throw std::logic_error(std::string("no widget ") + name);
  return *widget;
}
std::string textOf(QWidget& page, const char* name) { return find<QLabel>(page, name).text().toStdString(); }
void click(QWidget& page, const char* name) { find<QPushButton>(page, name).click(); }

class RunPageTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  ThreadJobRunner runner;
  TrainingSession session{bench.settings, runner};
  RunPage page{bench.services, session};

  void wait(State state) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.state() == state; }, 60'000)) << static_cast<int>(session.state());
  }
};

class TrainingPageTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  const fs::path runs = bench.folder / "runs";
  TrainingPageTest() { bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(runs))); }

  // Selects the row of a run on the page Runs.
  static void select(TrainingPage& page, int row) { find<QTableView>(page, "runsTable").selectRow(row); }
  static QString tab(TrainingPage& page) {
    auto& tabs = find<QTabWidget>(page, "trainingTabs");
    return tabs.tabText(tabs.currentIndex());
  }
  void showRuns(TrainingPage& page) {
    page.show();
    find<QTabWidget>(page, "trainingTabs").setCurrentIndex(3);
    bench.waitUntilIdle();
  }
};

}  // namespace

TEST_F(RunPageTest, StartPauseResumeStopAndGoOnByItsButtons) {
  page.show();
  EXPECT_FALSE(find<QPushButton>(page, "runPause").isVisible());
  EXPECT_FALSE(find<QPushButton>(page, "runGoOn").isVisible());
  auto request = smallRequest(bench.folder.path(), "my run");
  request.options.epochs = 300;
  session.start(request);
  EXPECT_EQ(textOf(page, "runName"), "my run");
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.history().size() >= 2; }, 60'000));
  click(page, "runPause");
  EXPECT_EQ(session.state(), State::Paused);
  EXPECT_EQ(find<QPushButton>(page, "runPause").text(), QStringLiteral("Resume"));
  EXPECT_EQ(textOf(page, "runState"), "paused");
  click(page, "runPause");
  EXPECT_EQ(session.state(), State::Running);
  click(page, "runStop");
  wait(State::Stopped);
  EXPECT_TRUE(find<QPushButton>(page, "runGoOn").isVisible());
  const auto before = session.history().size();
  click(page, "runGoOn");
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.history().size() > before; }, 60'000));
  click(page, "runStop");
  wait(State::Stopped);
}

TEST_F(RunPageTest, AFinalFitIsNamedSo) {
  auto request = smallRequest(bench.folder.path());
  request.isFinalFit = true;
  session.start(request);
  EXPECT_EQ(textOf(page, "runName"), "run (final fit)");
  wait(State::Finished);
  EXPECT_EQ(readJson(request.runFolder / "request.json").at("finalFit"), true);
}

TEST_F(RunPageTest, PlotsAndFiguresAreThoseOfTheHistory) {
  session.start(smallRequest(bench.folder.path()));
  wait(State::Finished);
  const auto& history = session.history();
  for (const auto& [name, figure] :
       {std::pair{"lossPlot", HistoryFigure::Loss}, {"accuracyPlot", HistoryFigure::Accuracy}, {"ratePlot", HistoryFigure::Rate}}) {
    const auto& shown = find<PlotView>(page, name).content();
    const auto expected = historyPlot(figure, history);
    ASSERT_EQ(shown.curves.size(), expected.curves.size()) << name;
    for (std::size_t i = 0; i < shown.curves.size(); ++i) EXPECT_EQ(shown.curves[i].y, expected.curves[i].y);
    EXPECT_EQ(shown.mark.has_value(), true);
    EXPECT_EQ(static_cast<std::int64_t>(shown.mark->x), session.bestEpoch());
  }
  EXPECT_EQ(find<QProgressBar>(page, "runBar").value(), find<QProgressBar>(page, "runBar").maximum());
  EXPECT_THAT(textOf(page, "runSpeed"), HasSubstr("images/s"));
  EXPECT_THAT(textOf(page, "runBest"), HasSubstr("epoch " + std::to_string(session.bestEpoch())));
  EXPECT_NE(textOf(page, "runDevice"), "–");
  EXPECT_NE(textOf(page, "runMemory"), "–");
  EXPECT_THAT(find<QPlainTextEdit>(page, "runLog").toPlainText().toStdString(), HasSubstr("Epoch 6 of 6"));
}

TEST_F(RunPageTest, ARunThatFailedBeforeItsFirstCheckpointIsNotContinued) {
  page.show();
  auto request = smallRequest(bench.folder.path());
  request.options.startWeights = toUtf8(bench.folder / "gone.safetensors");
  session.start(request);
  wait(State::Failed);
  EXPECT_FALSE(session.hasCheckpoint());
  EXPECT_EQ(textOf(page, "runState"), "failed before its first checkpoint");
  EXPECT_FALSE(find<QPushButton>(page, "runGoOn").isVisible());
}

TEST_F(RunPageTest, ARunThatFailedAfterACheckpointCanBeContinued) {
  page.show();
  auto request = smallRequest(bench.folder.path());
  request.runFolder = copyOfFinishedRun(bench.folder.path(), "run");
  request.options.startWeights = toUtf8(bench.folder / "gone.safetensors");  // other options than those of the checkpoint
  session.start(request);
  wait(State::Failed);
  EXPECT_TRUE(session.hasCheckpoint());
  EXPECT_THAT(textOf(page, "runState"), HasSubstr("checkpoint is kept"));
  EXPECT_TRUE(find<QPushButton>(page, "runGoOn").isVisible());
}

TEST_F(RunPageTest, TheLogIsThatOfThisRun) {
  const auto& log = find<QPlainTextEdit>(page, "runLog");
  auto good = smallRequest(bench.folder.path());
  good.options.epochs = 40;  // so that it is not over before the stop arrives
  auto bad = good;
  bad.options.startWeights = toUtf8(bench.folder / "gone.safetensors");
  session.start(bad);
  wait(State::Failed);
  ASSERT_THAT(log.toPlainText().toStdString(), HasSubstr("failed"));
  QObject::connect(&session, &TrainingSession::epochAdded, &session, [&](const EpochRecord& record) {
    if (record.epoch == 2) session.stop();
  });
  session.start(good);
  EXPECT_THAT(log.toPlainText().toStdString(), Not(HasSubstr("failed"))) << "another run of the same name";
  wait(State::Stopped);
  ASSERT_THAT(log.toPlainText().toStdString(), HasSubstr("stopped"));
  session.goOn();
  wait(State::Finished);
  EXPECT_THAT(log.toPlainText().toStdString(), HasSubstr("stopped")) << "the same run continues";
}

TEST_F(RunPageTest, TheLogFollowsItsLastLineUntilOneScrollsUp) {
  const auto& log = find<QPlainTextEdit>(page, "runLog");
  auto& bar = *log.verticalScrollBar();
  const auto tell = [&] {
    for (int i = 0; i < 200; ++i) emit session.notice(QStringLiteral("a line"));
  };
  const auto isAtEnd = [&] { return bar.maximum() > 0 && bar.value() == bar.maximum(); };
  tell();  // while another tab is shown
  page.resize(900, 800);
  page.show();
  EXPECT_TRUE(QTest::qWaitFor(isAtEnd)) << bar.value() << " of " << bar.maximum();
  page.resize(900, 600);  // buttons that appear take some of its height
  QCoreApplication::processEvents();
  tell();
  EXPECT_TRUE(QTest::qWaitFor(isAtEnd)) << bar.value() << " of " << bar.maximum();
  bar.triggerAction(QAbstractSlider::SliderToMinimum);
  tell();
  QCoreApplication::processEvents();
  EXPECT_EQ(bar.value(), 0);
}

TEST_F(RunPageTest, ARunIsAtAHundredPercentOnlyWhenItIsFinished) {
  QStringList shares;
  QObject::connect(&session, &TrainingSession::progressed, &page, [&] {
    if (session.isBusy()) shares << find<QLabel>(page, "runShare").text();
  });
  session.start(smallRequest(bench.folder.path()));
  wait(State::Finished);
  ASSERT_FALSE(shares.isEmpty());
  EXPECT_TRUE(shares.filter(QStringLiteral("100")).isEmpty()) << shares.join('\n').toStdString();
  EXPECT_EQ(shares.back(), QStringLiteral("Run: all epochs are done")) << "the results are measured";
  EXPECT_THAT(textOf(page, "runShare"), HasSubstr("100"));
}

TEST_F(RunPageTest, TogglesReachEveryPlot) {
  session.start(smallRequest(bench.folder.path()));
  wait(State::Finished);
  auto& loss = find<PlotView>(page, "lossPlot");
  const auto linear = loss.yRange();
  find<QCheckBox>(page, "plotLogarithmic").click();
  EXPECT_NE(loss.yRange(), linear);
  find<QCheckBox>(page, "plotLogarithmic").click();
  EXPECT_EQ(loss.yRange(), linear);
  find<QCheckBox>(page, "plotSmooth").click();
  click(page, "plotFit");
  loss.setReadOut(3);
  emit loss.readOutMoved(3.0);
  EXPECT_THAT(find<PlotView>(page, "ratePlot").readOut().toStdString(), HasSubstr("epoch 3"));
  QTest::keyClick(&loss, Qt::Key_Plus);
  EXPECT_EQ(find<PlotView>(page, "accuracyPlot").xRange(), loss.xRange()) << "they zoom together";
}

TEST_F(TrainingPageTest, ARunEndsAtItsResultsAndItsModelAnswers) {
  TrainingPage page(bench.services);
  const auto request = smallRequest(bench.folder.path(), "runs/first");
  page.startRun(request);
  EXPECT_TRUE(page.isBusy());
  EXPECT_EQ(tab(page), QStringLiteral("Run"));
  bench.waitUntilIdle();
  EXPECT_FALSE(page.isBusy());
  EXPECT_EQ(tab(page), QStringLiteral("Results"));
  EXPECT_EQ(textOf(page, "resultsName"), "first");
  EXPECT_EQ(find<QTableView>(page, "confusionTable").model()->rowCount(), 2);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting().front().everywhere);
  EXPECT_THAT(bench.messages.waiting().front().text.toStdString(), HasSubstr("first"));
  find<QTabWidget>(page, "trainingTabs").setCurrentIndex(0);
  bench.messages.waiting().front().actions.front().act();
  EXPECT_EQ(tab(page), QStringLiteral("Results"));
  click(page, "resultsUse");
  bench.waitUntilIdle();
  click(page, "useReplace");
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.weightsSha256, readBundle(request.runFolder / "model").model.weightsSha256);
}

TEST_F(TrainingPageTest, TheEndOfARunLeavesWhoeverWorksElsewhere) {
  TrainingPage page(bench.services);
  page.show();
  page.startRun(smallRequest(bench.folder.path(), "runs/first"));
  find<QTabWidget>(page, "trainingTabs").setCurrentIndex(0);
  bench.waitUntilIdle();
  EXPECT_EQ(page.session().state(), State::Finished);
  EXPECT_EQ(tab(page), QStringLiteral("Set up"));
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  const auto message = bench.messages.waiting().front();
  EXPECT_FALSE(message.actions.front().elsewhere) << "the button is offered on this page too";
  EXPECT_NE(find<ResultsPage>(page, "resultsPage").results(), nullptr) << "ready for whoever goes there";
  message.actions.front().act();
  EXPECT_EQ(tab(page), QStringLiteral("Results"));
}

TEST_F(TrainingPageTest, NotesBeingTypedOutliveANewRunInTheList) {
  copyOfFinishedRun(runs, "one");
  TrainingPage page(bench.services);
  showRuns(page);
  select(page, 0);
  auto& notes = find<QPlainTextEdit>(page, "runNotes");
  notes.setPlainText(QStringLiteral("half a"));
  copyOfFinishedRun(runs, "two");
  click(page, "runsRefresh");
  bench.waitUntilIdle();
  ASSERT_EQ(find<QTableView>(page, "runsTable").model()->rowCount(), 2);
  ASSERT_EQ(find<RunsPage>(page, "runsPage").selected().size(), 1u);
  EXPECT_FALSE(notes.isReadOnly());
  EXPECT_EQ(notes.toPlainText(), QStringLiteral("half a"));
  find<QTabWidget>(page, "trainingTabs").setCurrentIndex(0);
  bench.waitUntilIdle();
  EXPECT_EQ(readTextFile(runs / "one" / "notes.txt"), "half a");
}

TEST_F(TrainingPageTest, CommandsFollowTheRun) {
  ThreadJobRunner training;  // in the test's own thread the run would be over before a stop arrives
  Services services{bench.settings, bench.commands,         bench.messages, bench.files,     bench.inference,
                    training,       bench.services.decoder, bench.models,   bench.identifier};
  TrainingPage page(services);
  auto* stop = bench.commands["training.stop"];
  auto* pause = bench.commands["training.pause"];
  EXPECT_FALSE(stop->isEnabled() || pause->isEnabled());
  auto request = smallRequest(bench.folder.path(), "runs/first");
  request.options.epochs = 300;
  page.startRun(request);
  EXPECT_TRUE(stop->isEnabled() && pause->isEnabled());
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.session().history().size() >= 2; }, 60'000));
  ASSERT_EQ(page.session().state(), State::Running);
  stop->trigger();
  EXPECT_EQ(page.session().state(), State::Stopping);
  EXPECT_FALSE(stop->isEnabled() || pause->isEnabled());
  ASSERT_TRUE(QTest::qWaitFor([&] { return !page.isBusy(); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_EQ(page.session().state(), State::Stopped);
  EXPECT_LT(page.session().history().size(), 300u);
  EXPECT_TRUE(fs::exists(request.runFolder / "last.safetensors"));
  EXPECT_FALSE(fs::exists(request.runFolder / "evaluation.json")) << "only a run that comes to its end is evaluated";
  EXPECT_FALSE(stop->isEnabled() || pause->isEnabled());

  const auto saysStopped = [&] {
    const auto& waiting = bench.messages.waiting();
    return std::any_of(waiting.begin(), waiting.end(), [](const Message& message) { return message.text.contains("was stopped"); });
  };
  EXPECT_TRUE(saysStopped());
  EXPECT_FALSE(bench.messages.waiting().front().actions.front().isChoice)
      << "to show the run is only an offer, so the message goes by itself";
  page.startRun(request);
  EXPECT_FALSE(saysStopped()) << "it goes on";
  stop->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !page.isBusy(); }, 60'000));
}

TEST_F(TrainingPageTest, TheDataAreChosenByCommandsFromEveryTab) {
  TrainingPage page(bench.services);
  for (const auto& [command, mode] : {std::pair{"training.folder", QFileDialog::Directory}, {"training.file", QFileDialog::ExistingFile}}) {
    EXPECT_FALSE(bench.commands.keys(command).isEmpty());
    showRuns(page);
    bench.commands[command]->trigger();
    EXPECT_EQ(tab(page), QStringLiteral("Set up"));
    auto& dialog = find<QFileDialog>(page, "setupDataDialog");
    EXPECT_EQ(dialog.fileMode(), mode);
    delete &dialog;
  }
}

TEST_F(TrainingPageTest, OnPretrainTheCommandsChooseItsPictures) {
  TrainingPage page(bench.services);
  page.show();
  find<QTabWidget>(page, "trainingTabs").setCurrentIndex(4);
  for (const char* command : {"training.folder", "training.file"}) {
    bench.commands[command]->trigger();
    EXPECT_EQ(tab(page), QStringLiteral("Pretrain"));
    EXPECT_EQ(page.findChild<QFileDialog*>(QStringLiteral("setupDataDialog")), nullptr);
    delete &find<QFileDialog>(page, "pretrainPicturesDialog");
  }
}

TEST_F(TrainingPageTest, TheListOfRunsFollowsEachEpoch) {
  ThreadJobRunner training;
  Services services{bench.settings, bench.commands,         bench.messages, bench.files,     bench.inference,
                    training,       bench.services.decoder, bench.models,   bench.identifier};
  TrainingPage page(services);
  auto& session = page.session();
  QObject::connect(&session, &TrainingSession::epochAdded, &session, [&](const EpochRecord& record) {
    if (record.epoch == 2) session.pause();
  });
  auto request = smallRequest(bench.folder.path(), "runs/run");
  request.options.epochs = 300;
  page.startRun(std::move(request));
  const auto& model = *find<QTableView>(page, "runsTable").model();
  const auto shown = [&] { return model.index(0, RunsModel::Epochs).data().toString(); };
  EXPECT_TRUE(QTest::qWaitFor(
      [&] { return session.state() == State::Paused && shown() == QStringLiteral("%1 of 300").arg(session.history().size()); }, 60'000))
      << shown().toStdString();
  session.stop();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !page.isBusy(); }, 60'000));
}

TEST_F(TrainingPageTest, OffersToGoOnAfterACrash) {
  const auto folder = copyOfFinishedRun(runs, "crashed");
  fs::remove(folder / "evaluation.json");
  bench.settings.set(setting::unfinishedRun, QString::fromStdString(toUtf8(folder)));
  TrainingPage page(bench.services);
  bench.waitUntilIdle();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  const auto message = bench.messages.waiting().front();
  EXPECT_THAT(message.text.toStdString(), HasSubstr("crashed"));
  ASSERT_EQ(message.actions.size(), 2u);
  message.actions[0].act();
  bench.waitUntilIdle();
  EXPECT_EQ(page.session().state(), State::Finished);
  EXPECT_TRUE(fs::exists(folder / "evaluation.json"));
}

TEST_F(TrainingPageTest, NotNowIsAnAnswer) {
  const auto folder = copyOfFinishedRun(runs, "crashed");
  fs::remove(folder / "evaluation.json");
  bench.settings.set(setting::unfinishedRun, QString::fromStdString(toUtf8(folder)));
  TrainingPage page(bench.services);
  bench.waitUntilIdle();
  bench.messages.waiting().front().actions[1].act();
  EXPECT_EQ(bench.settings.get(setting::unfinishedRun), QString());
}

TEST_F(TrainingPageTest, AFinishedRunIsNotOffered) {
  bench.settings.set(setting::unfinishedRun, QString::fromStdString(toUtf8(copyOfFinishedRun(runs, "done"))));
  TrainingPage page(bench.services);
  bench.waitUntilIdle();
  EXPECT_TRUE(bench.messages.waiting().empty());
  EXPECT_EQ(bench.settings.get(setting::unfinishedRun), QString());
}

TEST_F(TrainingPageTest, RunsAreResumedShownAndUsedFromTheirTable) {
  const auto finished = copyOfFinishedRun(runs, "finished");
  TrainingPage page(bench.services);
  showRuns(page);
  EXPECT_FALSE(find<QPushButton>(page, "runsResults").isEnabled());
  select(page, 0);
  EXPECT_TRUE(find<QPushButton>(page, "runsResults").isEnabled());
  EXPECT_FALSE(find<QPushButton>(page, "runsResume").isEnabled());
  click(page, "runsUse");
  bench.waitUntilIdle();
  click(page, "useReplace");
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.weightsSha256, readBundle(finished / "model").model.weightsSha256);
  click(page, "runsResults");
  bench.waitUntilIdle();
  EXPECT_EQ(tab(page), QStringLiteral("Results"));

  fs::remove(finished / "evaluation.json");
  showRuns(page);
  find<QTabWidget>(page, "trainingTabs").setCurrentIndex(0);
  showRuns(page);
  select(page, 0);
  ASSERT_TRUE(find<QPushButton>(page, "runsResume").isEnabled());
  click(page, "runsResume");
  bench.waitUntilIdle();
  EXPECT_TRUE(fs::exists(finished / "evaluation.json"));
}

TEST_F(TrainingPageTest, AnExportProposesAName) {
  TrainingPage page(bench.services);
  showRuns(page);
  click(page, "overlayExport");
  auto& dialog = find<QFileDialog>(page, "exportDialog");
  EXPECT_EQ(QFileInfo(dialog.selectedFiles().value(0)).fileName(), QStringLiteral("Training runs.png"));
}

TEST_F(TrainingPageTest, AFolderThatDoesNotExistYetIsSaid) {
  TrainingPage page(bench.services);
  showRuns(page);
  click(page, "runsFolder");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.messages.waiting().empty(); }));
  EXPECT_THAT(bench.messages.waiting().front().text.toStdString(), HasSubstr("does not exist yet"));
}

TEST_F(TrainingPageTest, SeveralRunsLieOverOneAnother) {
  copyOfFinishedRun(runs, "one");
  copyOfFinishedRun(runs, "two");
  TrainingPage page(bench.services);
  showRuns(page);
  find<QTabWidget>(page, "runsDetails").setCurrentIndex(1);
  const auto& hint = find<QLabel>(page, "compareHint");
  EXPECT_TRUE(hint.isVisible());
  select(page, 0);
  EXPECT_TRUE(hint.isVisible()) << "one run is not enough";
  find<QTableView>(page, "runsTable").selectAll();
  EXPECT_FALSE(hint.isVisible());
  auto& overlay = find<PlotView>(page, "overlayPlot");
  ASSERT_EQ(overlay.content().curves.size(), 2u);
  find<QComboBox>(page, "overlayFigure").setCurrentIndex(static_cast<int>(OverlayFigure::TrainingLoss));
  const auto history = readHistory(runs / "one" / "history.csv");
  for (std::size_t i = 0; i < history.size(); ++i) EXPECT_EQ(overlay.content().curves[0].y[i], history[i].trainLoss);
  auto& comparison = *find<QTableView>(page, "comparisonTable").model();
  const auto rows = comparison.rowCount();
  EXPECT_GT(rows, 5);
  bench.waitUntilIdle();
  ASSERT_EQ(comparison.rowCount(), rows + 1) << "McNemar's test is added";
  const auto images = readPredictionTable(runs / "one" / "test.csv").images.size();
  EXPECT_EQ(comparison.index(rows, 0).data().toString(), QStringLiteral("– (the others are compared with this run)"));
  EXPECT_THAT(comparison.index(rows, 1).data().toString().toStdString(),
              ::testing::StartsWith("1 (of " + std::to_string(images) + " shared"));
}

TEST_F(TrainingPageTest, TheFocusStaysAmongTheDetailsOfSeveralRuns) {
  copyOfFinishedRun(runs, "one");
  copyOfFinishedRun(runs, "two");
  QWidget window;
  auto* column = new QVBoxLayout(&window);
  column->addWidget(new QPushButton(QStringLiteral("elsewhere")));
  auto* page = new TrainingPage(bench.services);
  column->addWidget(page);
  window.show();
  showRuns(*page);
  find<QTableView>(*page, "runsTable").selectAll();
  auto& details = find<QTabWidget>(*page, "runsDetails");
  details.setCurrentIndex(1);
  find<QTableView>(*page, "comparisonTable").setFocus();
  QTest::mouseClick(details.tabBar(), Qt::LeftButton, {}, details.tabBar()->tabRect(2).center());
  ASSERT_EQ(details.currentIndex(), 2);
  EXPECT_TRUE(details.isAncestorOf(window.focusWidget()));
  auto& notes = find<QPlainTextEdit>(*page, "runNotes");
  select(*page, 0);
  notes.setFocus();
  find<QTableView>(*page, "runsTable").clearSelection();  // as when the list is read again
  EXPECT_EQ(window.focusWidget(), &notes);
  QTest::keyClick(&notes, Qt::Key_R);
  EXPECT_TRUE(notes.toPlainText().isEmpty());
}

TEST_F(TrainingPageTest, TwoRunsAreComparedWithoutScrollingSideways) {
  copyOfFinishedRun(runs, "one");
  copyOfFinishedRun(runs, "two");
  TrainingPage page(bench.services);
  page.resize(920, 600);
  showRuns(page);
  find<QTabWidget>(page, "runsDetails").setCurrentIndex(1);
  find<QTableView>(page, "runsTable").selectAll();
  bench.waitUntilIdle();
  auto& table = find<QTableView>(page, "comparisonTable");
  QModelIndex longest = table.model()->index(0, 1);
  for (int row = 1; row < table.model()->rowCount(); ++row) {
    const auto index = table.model()->index(row, 1);
    if (index.data().toString().size() > longest.data().toString().size()) longest = index;
  }
  const auto words = longest.data().toString();
  ASSERT_GT(table.fontMetrics().horizontalAdvance(words), table.columnWidth(1)) << "the reason needs several lines";
  const auto neededHeight = [&] {
    return table.fontMetrics().boundingRect(0, 0, table.columnWidth(1), QWIDGETSIZE_MAX, Qt::TextWordWrap, words).height();
  };
  EXPECT_TRUE(QTest::qWaitFor([&] { return table.rowHeight(longest.row()) >= neededHeight(); })) << words.toStdString();
  EXPECT_EQ(table.horizontalScrollBar()->maximum(), 0);
}

TEST_F(TrainingPageTest, RunsNameTheCrossValidationsOfTheirFolder) {
  TrainingPage page(bench.services);
  showRuns(page);
  const auto& label = find<QLabel>(page, "runsCrossValidations");
  EXPECT_FALSE(label.isVisible());
  writeFileAtomically(runs / "cv" / "folds.json", std::string_view(R"({"folds": [[], [], []]})"));
  writeFileAtomically(runs / "cv" / "fold-02" / "evaluation.json", std::string_view("{}"));
  click(page, "runsRefresh");
  bench.waitUntilIdle();
  EXPECT_TRUE(label.isVisible());
  EXPECT_THAT(label.text().toStdString(), HasSubstr("cv (1 of 3 folds finished)"));
}

TEST_F(TrainingPageTest, TheSmallestTableOfRunsShowsFourRows) {
  copyOfFinishedRun(runs, "one");
  TrainingPage page(bench.services);
  showRuns(page);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  page.resize(640, 200);  // the page needs more than this
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  const auto& table = find<QTableView>(page, "runsTable");
  ASSERT_EQ(table.model()->rowCount(), 1);
  EXPECT_GE(table.viewport()->height(), 4 * table.rowHeight(0));
}

TEST_F(TrainingPageTest, NotesAreKeptWhenAnotherRunIsChosen) {
  copyOfFinishedRun(runs, "one");
  copyOfFinishedRun(runs, "two");
  TrainingPage page(bench.services);
  showRuns(page);
  auto& notes = find<QPlainTextEdit>(page, "runNotes");
  EXPECT_TRUE(notes.isReadOnly()) << "no run is selected";
  EXPECT_THAT(notes.placeholderText().toStdString(), HasSubstr("Select one run"));
  select(page, 0);
  EXPECT_FALSE(notes.isReadOnly());
  EXPECT_EQ(notes.placeholderText(), QStringLiteral("Your own notes about this run"));
  const auto folder = find<RunsPage>(page, "runsPage").selected().front().folder;
  notes.setPlainText(QStringLiteral("good"));
  select(page, 1);
  bench.waitUntilIdle();
  EXPECT_EQ(readTextFile(folder / "notes.txt"), "good");
  EXPECT_TRUE(find<QPlainTextEdit>(page, "runNotes").toPlainText().isEmpty());
}

TEST_F(TrainingPageTest, PicturesOfACellOpenWithTheModelOfTheRun) {
  const auto run = copyOfFinishedRun(runs, "run");
  auto table = readPredictionTable(run / "test.csv");
  table.predictions.truth.assign(table.predictions.truth.size(), 0);
  table.predictions.logits.assign(table.predictions.logits.size(), 0);
  table.predictions.logits[1] = 3;
  writePredictionTable(run / "test.csv", table);
  const auto data = bench.folder / "data";
  writeRunRequest({.data = data, .cache = finishedRun().cacheFile, .run = run});
  TrainingPage page(bench.services);
  std::vector<std::pair<QString, std::string>> opened;
  QObject::connect(&page, &TrainingPage::openRequested, &page, [&](const QString& file, const std::shared_ptr<const Bundle>& model) {
    opened.emplace_back(file, model->model.weightsSha256);
  });
  page.show();
  page.showResults(run);
  bench.waitUntilIdle();
  EXPECT_THAT(textOf(page, "resultsData"), HasSubstr(toUtf8(data) + ", 40 images of class 0, class 1"));
  auto& pictures = find<QListWidget>(page, "mistakes");
  ASSERT_EQ(pictures.count(), 1);
  EXPECT_EQ(textOf(page, "mistakesTitle"), "Mistakes, most confident first (1)");
  emit pictures.itemActivated(pictures.item(0));
  bench.waitUntilIdle();
  EXPECT_TRUE(opened.empty());
  EXPECT_EQ(bench.messages.waiting().back().kind, MessageKind::Warning) << "the radiograph is gone";

  auto& matrix = find<QTableView>(page, "confusionTable");
  const auto colourOfCell = [&] {
    const auto cell = matrix.visualRect(matrix.model()->index(0, 0));
    return matrix.viewport()->grab().toImage().pixelColor(cell.topLeft() + QPoint(6, 6));
  };
  const auto unchosen = colourOfCell();
  matrix.setCurrentIndex(matrix.model()->index(0, 0));
  QTest::keyClick(&matrix, Qt::Key_Return);
  EXPECT_TRUE(matrix.selectionModel()->isSelected(matrix.model()->index(0, 0)));
  EXPECT_EQ(colourOfCell(), unchosen) << "the colour says what the answers are, not what is chosen";
  EXPECT_EQ(pictures.count(), static_cast<int>(table.images.size()) - 1);
  EXPECT_THAT(textOf(page, "mistakesTitle"), HasSubstr("class 0 identified as class 0"));
  QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, matrix.visualRect(matrix.model()->index(1, 0)).center());
  EXPECT_THAT(textOf(page, "mistakesTitle"), HasSubstr("class 0 identified as class 0")) << "there is nothing in the other cell";
  click(page, "resultsMistakes");
  EXPECT_EQ(pictures.count(), 1);
  EXPECT_FALSE(matrix.selectionModel()->hasSelection()) << "the list is no longer that of the cell";

  const auto file = data / table.images[0].first;
  writeFileAtomically(file, "a picture");
  emit pictures.itemActivated(pictures.item(0));
  bench.waitUntilIdle();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened.front().first.toStdString(), toUtf8(file));
  EXPECT_EQ(opened.front().second, readBundle(run / "model").model.weightsSha256);
}

TEST_F(TrainingPageTest, PicturesOfAZipOpenAsItsEntries) {
  const auto run = copyOfFinishedRun(runs, "run");
  const auto data = bench.folder / "data.zip";
  writeRunRequest({.data = data, .cache = finishedRun().cacheFile, .run = run});
  TrainingPage page(bench.services);
  std::vector<std::string> opened;
  QObject::connect(&page, &TrainingPage::openRequested, &page, [&](const QString& file) { opened.push_back(file.toStdString()); });
  page.show();
  page.showResults(run);
  bench.waitUntilIdle();
  auto& matrix = find<QTableView>(page, "confusionTable");
  auto& pictures = find<QListWidget>(page, "mistakes");
  for (int cell = 0; cell < 4 && pictures.count() == 0; ++cell) {
    matrix.setCurrentIndex(matrix.model()->index(cell / 2, cell % 2));
    QTest::keyClick(&matrix, Qt::Key_Return);
  }
  ASSERT_GT(pictures.count(), 0);
  emit pictures.itemActivated(pictures.item(0));
  bench.waitUntilIdle();
  EXPECT_TRUE(opened.empty()) << "the ZIP is gone";
  const std::string picture("a picture");
  test::writeZip(data, {{"any", picture}});
  emit pictures.itemActivated(pictures.item(0));
  bench.waitUntilIdle();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_TRUE(opened.front().starts_with(toUtf8(data) + "/"));
}

TEST_F(TrainingPageTest, EveryControlHasANameAndATip) {
  TrainingPage page(bench.services);
  for (const auto& [name, count] : {std::pair{"runPage", 5}, {"resultsPage", 3}, {"runsPage", 7}}) {
    const auto buttons = find<QWidget>(page, name).findChildren<QPushButton*>();
    EXPECT_GE(buttons.size(), count) << name;
    for (auto* button : buttons) {
      EXPECT_FALSE(button->toolTip().isEmpty()) << button->objectName().toStdString();
      EXPECT_FALSE(button->accessibleName().isEmpty() && button->text().isEmpty()) << button->objectName().toStdString();
    }
  }
}
