// SPDX-License-Identifier: GPL-3.0-or-later
// Pretraining in the window: the set-up, its page, and the run that it starts, up to the training run from its weights.
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <gmock/gmock.h>

#include "core/imaging/png_writer.h"
#include "core/runs/history.h"
#include "core/runs/stored_pretraining.h"
#include "core/runs/terminal_command.h"
#include "tests/support/services_bench.h"
#include "tests/ui/training/small_training.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/training/plots_view.h"
#include "ui/training/pretraining_page.h"
#include "ui/training/run_page.h"
#include "ui/training/setup_page.h"
#include "ui/training/training_page.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
using ::testing::HasSubstr;
namespace fs = std::filesystem;
using State = TrainingSession::State;

namespace {

constexpr int kLongestPretraining = 60'000;  // milliseconds

PretrainingRequest smallPretraining(const fs::path& folder, const std::string& run) {
  PretrainingRequest request;
  request.options.projection = 16;
  request.options.neighbours = 3;
  request.options.training = smallOptions();
  request.options.training.epochs = 6;
  request.options.training.optimizer = {OptimizerMethod::AdamW, 1e-3, 0, 0.01, 0};
  request.picturesFile = folder / "pictures.cache";
  request.pictures = std::make_shared<const PixelCache>(makeSyntheticCache(request.picturesFile, 20, 2, 48, 2));
  request.runFolder = folder / run;
  return request;
}

PretrainingRequest probed(PretrainingRequest request, const fs::path& folder) {
  request.probeFile = folder / "probe.cache";
  request.probe = std::make_shared<const PixelCache>(makeSyntheticCache(request.probeFile, 20));
  return request;
}

Picture pictureOfNoise(std::uint64_t seed) {
  Picture picture;
  picture.rows = picture.columns = 64;
  Random random(seed);
  for (int i = 0; i < 64 * 64; ++i) picture.pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
  return picture;
}

template <class Widget>
Widget& controlOf(QWidget& page, const char* name) {
  auto* widget = page.findChild<Widget*>(QString::fromLatin1(name));
  if (!widget) throw std::logic_error(std::string("no widget ") + name);
  return *widget;
}

class PretrainingTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  const fs::path runs = bench.folder / "runs";
  RunList list{bench.services};
  PretrainingTest() { bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(runs))); }

  // A folder with pictures in folders of any depth.
  fs::path pictures() const {
    const auto folder = bench.folder / "radiographs";
    for (std::uint64_t i = 0; i < 6; ++i) {
      writePng(folder / (i < 3 ? "hand" : "hip/left") / (std::to_string(i) + ".png"), pictureOfNoise(i));
    }
    return folder;
  }
  // Of those pictures.
  fs::path tableOfLabels() const {
    const auto file = bench.folder / "labels.csv";
    writeFileAtomically(file, std::string_view("path,Side,View,Author\nhand/0.png,left,,me\nhand/1.png,right,frontal,me\n"
                                               "hip/left/3.png,left,lateral,\nelsewhere.png,up,,me\n"));
    return file;
  }
  fs::path labelled(std::size_t perClass) const {
    const auto file = bench.folder / std::to_string(perClass).append(".cache");
    makeSyntheticCache(file, perClass);
    return file;
  }
};

class PretrainingSetupTest : public PretrainingTest {
 protected:
  PretrainingSetup setup{bench.services, {}};

  void openPictures(const fs::path& data) {
    setup.openPictures(data);
    bench.waitUntilIdle();
  }
};

class PretrainingSessionTest : public PretrainingTest {
 protected:
  ThreadJobRunner runner;
  TrainingSession session{bench.settings, runner};
  RunPage page{bench.services, session};

  void wait(State state) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.state() == state; }, kLongestPretraining)) << static_cast<int>(session.state());
  }
  std::string log() { return controlOf<QPlainTextEdit>(page, "runLog").toPlainText().toStdString(); }
};

}  // namespace

TEST_F(PretrainingSetupTest, HasTheDefaultsOfTheTerminal) {
  openPictures(labelled(4));
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  EXPECT_EQ(setup.request().options, PretrainingOptions{});
  for (const auto& option : setup.list()) EXPECT_TRUE(setup.isStandard(option.key)) << option.key;
}

TEST_F(PretrainingSetupTest, ViewsLearnFromEveryPictureBelowAFolder) {
  EXPECT_FALSE(setup.obstacle().isEmpty());
  openPictures(pictures());
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  const auto request = setup.request();
  EXPECT_EQ(request.pictures->size(), 6u);
  EXPECT_EQ(request.pictures->info().labels.size(), 1u) << "folders are no labels";
  EXPECT_EQ(request.probe, nullptr);
  EXPECT_EQ(request.runFolder.parent_path(), runs);
  EXPECT_THAT(toUtf8(request.runFolder.filename()), HasSubstr("radiographs"));
}

TEST_F(PretrainingSetupTest, LearningLabelsReadsTheFoldersAsLabels) {
  openPictures(pictures());
  setup.setValue("pretraining.method", "labels");
  EXPECT_TRUE(setup.pictures().isReading());
  bench.waitUntilIdle();
  EXPECT_EQ(setup.pictures().cache()->info().labels, (std::vector<std::string>{"hand", "hip"}));
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  // With a table the folders are none again.
  setup.setLabels(tableOfLabels());
  bench.waitUntilIdle();
  EXPECT_EQ(setup.pictures().cache()->info().labels.size(), 1u);
  EXPECT_FALSE(setup.obstacle().isEmpty()) << "no column is chosen";
  setup.setTasks({"side", "view"});
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  EXPECT_EQ(setup.request().labels, bench.folder / "labels.csv");
  EXPECT_EQ(setup.request().tasks, (std::vector<std::string>{"side", "view"}));
  setup.setValue("pretraining.method", "views");
  EXPECT_TRUE(setup.request().labels.empty()) << "views read no labels";
}

TEST_F(PretrainingSetupTest, TellsWhatTheTableOfLabelsHolds) {
  setup.setValue("pretraining.method", "labels");
  setup.setLabels(tableOfLabels());
  EXPECT_TRUE(setup.columns().empty()) << "there are no pictures yet";
  openPictures(pictures());
  ASSERT_EQ(setup.columns().size(), 3u);
  const auto& side = setup.columns().front();
  EXPECT_EQ(side.name, "side");
  EXPECT_EQ(side.labels, (std::vector<std::string>{"left", "right"}));
  EXPECT_EQ(side.known, 3u);
  EXPECT_EQ(setup.columns()[1].known, 2u);
  EXPECT_FALSE(setup.columns()[2].canBeLearned()) << "there is a single author";
  setup.setTasks({"side"});
  writeFileAtomically(bench.folder / "other.csv", std::string_view("file,View\nhand/0.png,frontal\nhand/1.png,lateral\n"));
  setup.setLabels(bench.folder / "other.csv");
  bench.waitUntilIdle();
  EXPECT_TRUE(setup.tasks().empty()) << "the other table has no such column";
  setup.setLabels(bench.folder / "gone.csv");
  bench.waitUntilIdle();
  EXPECT_TRUE(setup.columns().empty());
  EXPECT_EQ(setup.obstacle(), errorText(Error(ErrorCode::FileNotFound, "", "gone.csv")));
}

TEST_F(PretrainingSetupTest, HasACommandOnceNothingIsMissing) {
  EXPECT_TRUE(setup.terminalCommand().isEmpty());
  openPictures(pictures());
  auto command = setup.terminalCommand().toStdString();
  EXPECT_THAT(command, HasSubstr("glenoid-cli pretrain --data " + quotedForShell(toUtf8(bench.folder / "radiographs")) + " --unlabelled"));
  setup.setValue("pretraining.method", "labels");
  setup.setLabels(tableOfLabels());
  setup.setTasks({"side", "view"});
  setup.probe().open(labelled(20));
  bench.waitUntilIdle();
  command = setup.terminalCommand().toStdString();
  for (const char* words : {"--unlabelled", "--labels ", "labels.csv", "--tasks side,view", "--probe ", "20.cache", "--method labels"})
    EXPECT_THAT(command, HasSubstr(words));
  setup.setTasks({});
  EXPECT_TRUE(setup.terminalCommand().isEmpty());
}

TEST_F(PretrainingSetupTest, TheNextStartTakesWhatWasChosen) {
  openPictures(pictures());
  setup.setValue("pretraining.method", "labels");
  setup.setLabels(tableOfLabels());
  setup.probe().open(labelled(20));
  bench.waitUntilIdle();
  setup.setTasks({"side", "view"});
  PretrainingSetup next(bench.services, {});
  EXPECT_EQ(next.value("pretraining.method"), "labels");
  EXPECT_EQ(next.labels(), bench.folder / "labels.csv");
  EXPECT_FALSE(next.pictures().isReading() || next.pictures().isReady());
  next.openKept();
  bench.waitUntilIdle();
  EXPECT_TRUE(next.obstacle().isEmpty()) << next.obstacle().toStdString();
  EXPECT_EQ(next.tasks(), (std::vector<std::string>{"side", "view"}));
  EXPECT_EQ(next.terminalCommand(), setup.terminalCommand());
  fs::remove_all(bench.folder / "radiographs");
  PretrainingPage page(bench.services, list, {});
  page.show();
  bench.waitUntilIdle();
  EXPECT_THAT(controlOf<QLabel>(page, "pretrainPicturesName").text().toStdString(), HasSubstr("radiographs"));
  EXPECT_EQ(controlOf<QLineEdit>(page, "pretrainTable").text().toStdString(), toUtf8(bench.folder / "labels.csv"));
  EXPECT_EQ(page.setup().tasks(), (std::vector<std::string>{"side", "view"}));
  EXPECT_TRUE(page.setup().probe().isReady());
}

TEST_F(PretrainingSetupTest, PicturesWithoutLabelsHaveNoneToLearn) {
  const auto folder = bench.folder / "flat";
  for (std::uint64_t i = 0; i < 3; ++i) writePng(folder / (std::to_string(i) + ".png"), pictureOfNoise(i));
  openPictures(folder);
  EXPECT_TRUE(setup.obstacle().isEmpty());
  setup.setValue("pretraining.method", "labels");
  bench.waitUntilIdle();
  EXPECT_FALSE(setup.obstacle().isEmpty());
  EXPECT_EQ(bench.messages.waiting().size(), 1u) << "the folder has no subfolders";
  setup.setValue("pretraining.method", "views");
  bench.waitUntilIdle();
  EXPECT_TRUE(setup.obstacle().isEmpty());
}

TEST_F(PretrainingSetupTest, ATeacherIsNeededToLearnFromOne) {
  openPictures(labelled(4));
  setup.setValue("pretraining.method", "teacher");
  bench.waitUntilIdle();
  EXPECT_TRUE(setup.obstacle().startsWith(QStringLiteral("Teachers")));
  setup.setValue("pretraining.projection", 1);
  EXPECT_TRUE(setup.obstacle().startsWith(QStringLiteral("Projection"))) << "options of pretraining have labels too";
}

TEST_F(PretrainingSetupTest, TheProbeIsPartedAsTheTerminalDoes) {
  openPictures(labelled(4));
  setup.probe().open(labelled(20));
  bench.waitUntilIdle();
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  const auto& items = setup.request().probe->items();
  EXPECT_EQ(probeSplitOf(items), splitOfFold(items, stratifiedFolds(items, 10, 1), 0, 1.0 / 9));
  setup.probe().open(labelled(2));
  bench.waitUntilIdle();
  EXPECT_THAT(setup.obstacle().toStdString(), HasSubstr("probe")) << "too few for ten folds";
  setup.probe().clear();
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  EXPECT_EQ(setup.request().probe, nullptr);
}

TEST_F(PretrainingSetupTest, TakesTheOptionsOfAnotherPretraining) {
  PretrainingOptions options;
  options.projection = 64;
  writeJson(bench.folder / "pretraining.json", toJson(options));
  setup.loadOptions(bench.folder / "pretraining.json");
  bench.waitUntilIdle();
  EXPECT_EQ(setup.value("pretraining.projection"), 64);
  EXPECT_TRUE(bench.messages.waiting().empty()) << "no options of the user were replaced";
}

TEST_F(PretrainingTest, ItsStartLooksLikeThatOfTraining) {
  PretrainingPage page(bench.services, list, {});
  SetupPage training(bench.services, {});
  const auto& start = controlOf<QPushButton>(page, "pretrainStart");
  const auto& other = controlOf<QPushButton>(training, "setupStart");
  EXPECT_EQ(start.iconSize(), other.iconSize());
  for (const auto mode : {QIcon::Normal, QIcon::Disabled}) {
    const auto drawn = start.icon().pixmap(start.iconSize(), 1, mode).toImage();
    ASSERT_FALSE(drawn.isNull());
    EXPECT_EQ(drawn, other.icon().pixmap(other.iconSize(), 1, mode).toImage());
  }
}

TEST_F(PretrainingTest, ThePageHandsOverWhatWasChosen) {
  PretrainingPage page(bench.services, list, {});
  page.resize(1024, 700);
  page.show();
  QSignalSpy started(&page, &PretrainingPage::startRequested);
  auto& start = controlOf<QPushButton>(page, "pretrainStart");
  EXPECT_FALSE(start.isEnabled());
  EXPECT_FALSE(controlOf<QLabel>(page, "pretrainObstacle").text().isEmpty());
  controlOf<QPushButton>(page, "pretrainPicturesFolder").click();
  auto& dialog = controlOf<QFileDialog>(page, "pretrainPicturesDialog");
  EXPECT_EQ(dialog.fileMode(), QFileDialog::Directory);
  emit dialog.fileSelected(QString::fromStdString(toUtf8(pictures())));
  dialog.close();
  bench.waitUntilIdle();
  EXPECT_THAT(controlOf<QLabel>(page, "pretrainPicturesSummary").text().toStdString(), HasSubstr("6 image"));
  EXPECT_FALSE(controlOf<QLineEdit>(page, "pretrainTable").isVisible()) << "only labels need a table";

  auto& labels = controlOf<QRadioButton>(page, "pretrainMethod/labels");
  labels.setFocus();
  QTest::keyClick(&labels, Qt::Key_Space);
  bench.waitUntilIdle();
  EXPECT_TRUE(labels.isChecked());
  EXPECT_FALSE(controlOf<QRadioButton>(page, "pretrainMethod/views").isChecked());
  QTest::keyClick(&labels, Qt::Key_Space);
  EXPECT_TRUE(labels.isChecked()) << "one is always chosen";
  auto& columns = controlOf<QListWidget>(page, "pretrainColumns");
  auto& hint = controlOf<QLabel>(page, "pretrainColumnsHint");
  EXPECT_FALSE(columns.isVisible()) << "there is no table";
  EXPECT_THAT(hint.text().toStdString(), HasSubstr("hand, hip"));
  auto& table = controlOf<QLineEdit>(page, "pretrainTable");
  EXPECT_LT(table.mapTo(&page, QPoint()).y(), controlOf<QRadioButton>(page, "pretrainMethod/teacher").mapTo(&page, QPoint()).y());
  table.setText(QString::fromStdString(toUtf8(tableOfLabels())));
  emit table.editingFinished();
  bench.waitUntilIdle();
  ASSERT_EQ(columns.count(), 3);
  EXPECT_TRUE(columns.isVisible());
  EXPECT_EQ(columns.item(0)->text(), QStringLiteral("side: 3 of 6 pictures have a label (left, right)"));
  EXPECT_FALSE(columns.item(2)->flags().testFlag(Qt::ItemIsEnabled)) << "one label";
  EXPECT_GE(columns.sizeHintForRow(0), columns.fontMetrics().height() + 6) << "lines stand apart";
  EXPECT_FALSE(start.isEnabled());
  for (const int row : {0, 1}) columns.item(row)->setCheckState(Qt::Checked);
  ASSERT_TRUE(start.isEnabled()) << controlOf<QLabel>(page, "pretrainObstacle").text().toStdString();
  start.click();
  bench.waitUntilIdle();
  ASSERT_EQ(started.count(), 1);
  const auto request = started[0][0].value<PretrainingRequest>();
  EXPECT_EQ(request.options.method, PretrainingMethod::Labels);
  EXPECT_EQ(request.tasks, (std::vector<std::string>{"side", "view"}));
  EXPECT_EQ(request.labels, bench.folder / "labels.csv");
  EXPECT_EQ(request.pictures->size(), 6u);
}

TEST_F(PretrainingTest, ThePageOffersOnlyOptionsThatPretrainingCanUse) {
  PretrainingPage page(bench.services, list, {});
  for (const auto& option : pretrainingOptionList()) {
    auto changed = nlohmann::json(toJson(PretrainingOptions{}));
    const bool isShown = page.findChild<QWidget*>("option/" + QString::fromStdString(option.key)) != nullptr;
    if (option.key == "pretraining.method") {
      EXPECT_FALSE(isShown) << "it has a place of its own";
      continue;
    }
    if (option.kind == OptionKind::Flag) optionAt(changed, option.key) = !option.standard.get<bool>();
    if (option.kind == OptionKind::Integer || option.kind == OptionKind::Real) optionAt(changed, option.key) = option.range.high;
    bool isRefused = false;
    try {
      pretrainingOptionsFromJson(changed);
    } catch (const OptionError& error) {
      isRefused = error.problem().code == FactCode::OptionNotInPretraining;
    }
    // The probabilities are refused first because there is no teacher.
    EXPECT_EQ(isShown, !isRefused && option.key != "distillation.probabilities") << option.key;
  }
}

TEST_F(PretrainingTest, ThePageLetsOnlyOptionsOfTheMethodBeEdited) {
  PretrainingPage page(bench.services, list, {});
  const auto isEnabled = [&](const char* key) { return controlOf<QWidget>(page, (std::string("option/") + key).c_str()).isEnabled(); };
  EXPECT_TRUE(isEnabled("pretraining.projection"));
  EXPECT_FALSE(isEnabled("labelSmoothing"));
  controlOf<QRadioButton>(page, "pretrainMethod/labels").click();
  EXPECT_FALSE(isEnabled("pretraining.projection"));
  EXPECT_TRUE(isEnabled("labelSmoothing"));
  controlOf<QRadioButton>(page, "pretrainMethod/teacher").click();
  for (const char* key : {"pretraining.projection", "labelSmoothing", "distillation.labels"}) EXPECT_FALSE(isEnabled(key)) << key;
  EXPECT_TRUE(isEnabled("distillation.features"));
}

TEST_F(PretrainingTest, TheCommandIsCopied) {
  PretrainingPage page(bench.services, list, {});
  auto& copy = controlOf<QPushButton>(page, "pretrainCopyCommand");
  EXPECT_FALSE(copy.isEnabled());
  page.setup().openPictures(labelled(4));
  bench.waitUntilIdle();
  ASSERT_TRUE(copy.isEnabled());
  copy.click();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), page.setup().terminalCommand());
}

TEST_F(PretrainingTest, ThePageListsTheEarlierOnes) {
  TrainingPage page(bench.services);
  auto& lines = controlOf<QListWidget>(page, "pretrainRuns");
  EXPECT_EQ(lines.count(), 0);
  auto request = smallPretraining(bench.folder.path(), "runs/finished");
  page.startPretraining(request);
  bench.waitUntilIdle();
  ASSERT_EQ(lines.count(), 1);
  EXPECT_EQ(lines.item(0)->text(), QStringLiteral("finished: finished, 6 of 6 epochs"));
  auto& resume = controlOf<QPushButton>(page, "pretrainResume");
  auto& train = controlOf<QPushButton>(page, "pretrainTrain");
  EXPECT_FALSE(resume.isEnabled());
  ASSERT_TRUE(train.isEnabled());
  train.click();
  EXPECT_EQ(page.findChild<SetupPage*>()->setup().value("startWeights"), toUtf8(request.weights()));
}

TEST_F(PretrainingTest, AStoppedOneIsListedAndGoesOn) {
  auto request = smallPretraining(bench.folder.path(), "elsewhere/start");
  request.options.training.epochs = 40;
  ThreadJobRunner training;
  Services services{bench.settings, bench.commands,         bench.messages, bench.files,     bench.inference,
                    training,       bench.services.decoder, bench.models,   bench.identifier};
  TrainingPage page(services);
  auto& lines = controlOf<QListWidget>(page, "pretrainRuns");
  const auto stopping = QObject::connect(&page.session(), &TrainingSession::epochAdded, &page, [&] { page.session().stop(); });
  page.startPretraining(request);
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.session().state() == State::Stopped; }, kLongestPretraining));
  bench.waitUntilIdle();
  QObject::disconnect(stopping);
  ASSERT_EQ(lines.count(), 1) << "although it is not in the runs folder";
  EXPECT_THAT(lines.item(0)->text().toStdString(), HasSubstr("start: stopped, "));
  EXPECT_FALSE(controlOf<QPushButton>(page, "pretrainTrain").isEnabled());
  auto& resume = controlOf<QPushButton>(page, "pretrainResume");
  ASSERT_TRUE(resume.isEnabled());
  resume.click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.session().state() == State::Finished; }, kLongestPretraining));
  bench.waitUntilIdle();
  EXPECT_EQ(lines.item(0)->text(), QStringLiteral("start: finished, 40 of 40 epochs"));
}

TEST_F(PretrainingTest, WhatTheTerminalStoppedItContinues) {
  auto request = smallPretraining(bench.folder.path(), "runs/start");
  writeJson(request.runFolder / "pretraining.json", toJson(request.options));
  const auto found = readPretrainings(runs);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].state, StoredPretraining::State::Unfinished);
  EXPECT_FALSE(found[0].hasRequest);
  EXPECT_EQ(found[0].options, request.options);
  EXPECT_EQ(found[0].epochs, 0);
  EXPECT_FALSE(isUnfinishedPretraining(request.runFolder));
  writeFileAtomically(request.runFolder / "pretraining.json", std::string_view("{"));
  EXPECT_EQ(readPretraining(request.runFolder).state, StoredPretraining::State::Unreadable);
  PretrainingPage page(bench.services, list, {});
  list.refresh();
  bench.waitUntilIdle();
  EXPECT_FALSE(controlOf<QPushButton>(page, "pretrainResume").isEnabled());
}

TEST_F(PretrainingTest, TheProbeOfThePageCanBeRemoved) {
  PretrainingPage page(bench.services, list, {});
  page.show();
  auto& remove = controlOf<QPushButton>(page, "pretrainProbeRemove");
  EXPECT_FALSE(remove.isVisible());
  page.setup().probe().open(labelled(20));
  bench.waitUntilIdle();
  EXPECT_THAT(controlOf<QLabel>(page, "pretrainProbeSummary").text().toStdString(), HasSubstr("40 image"));
  ASSERT_TRUE(remove.isVisible());
  fs::remove(bench.folder / "20.cache");
  PretrainingPage next(bench.services, list, {});
  next.show();
  bench.waitUntilIdle();
  EXPECT_TRUE(controlOf<QPushButton>(next, "pretrainProbeRemove").isVisible()) << "one that is gone can be removed, too";
  remove.click();
  EXPECT_FALSE(page.setup().probe().isReady());
  EXPECT_FALSE(remove.isVisible());
  EXPECT_TRUE(PretrainingSetup(bench.services, {}).probe().kept().empty());
}

TEST_F(PretrainingSessionTest, TellsWhatItLearnsAndProbes) {
  page.show();
  session.start(probed(smallPretraining(bench.folder.path(), "first"), bench.folder.path()));
  EXPECT_EQ(controlOf<QLabel>(page, "runName").text(), QStringLiteral("first"));
  wait(State::Finished);
  ASSERT_EQ(session.history().size(), 6u);
  ASSERT_EQ(session.probes().size(), 7u) << "before the first epoch, and after each";
  const auto stored = readProbes(bench.folder / "first" / "probes.csv");
  ASSERT_EQ(stored.size(), 7u);
  EXPECT_EQ(session.probes().back().linear, stored.back().linear);
  EXPECT_EQ(session.request(), nullptr);
  EXPECT_EQ(session.runFolder(), bench.folder / "first");
  EXPECT_FALSE(session.status().device.isEmpty());
  EXPECT_EQ(bench.settings.get(setting::unfinishedRun), QString());

  const auto& loss = controlOf<PlotView>(page, "lossPlot").content();
  ASSERT_FALSE(loss.curves.empty());
  EXPECT_EQ(loss.curves.front().y.back(), session.history().back().trainLoss);
  EXPECT_FALSE(loss.mark.has_value()) << "no epoch is the best";
  const auto& accuracy = controlOf<PlotView>(page, "accuracyPlot").content();
  ASSERT_EQ(accuracy.curves.size(), 2u) << "views have no accuracy, only the probes";
  EXPECT_EQ(accuracy.curves[1].y.back(), stored.back().linear);
  EXPECT_THAT(log(), HasSubstr("Epoch 6 of 6: loss"));
  EXPECT_THAT(log(), HasSubstr("Probe after epoch 6"));
  EXPECT_THAT(controlOf<QLabel>(page, "runBest").text().toStdString(), HasSubstr(percentText(stored.back().linear).toStdString()));
  EXPECT_TRUE(controlOf<QPushButton>(page, "runTrain").isVisible());
}

TEST_F(PretrainingSessionTest, StopsAndGoesOnAsIfNothingHadHappened) {
  page.show();
  auto whole = probed(smallPretraining(bench.folder.path(), "whole"), bench.folder.path());
  whole.options.training.epochs = 40;  // so that it is not over before the stop arrives
  session.start(whole);
  wait(State::Finished);
  auto parted = whole;
  parted.runFolder = bench.folder / "parted";
  QObject::connect(&session, &TrainingSession::epochAdded, &session, [&](const EpochRecord& record) {
    if (record.epoch == 2) session.stop();
  });
  session.start(parted);
  wait(State::Stopped);
  EXPECT_FALSE(controlOf<QPushButton>(page, "runTrain").isVisible()) << "it is not finished";
  auto& goOn = controlOf<QPushButton>(page, "runGoOn");
  ASSERT_TRUE(goOn.isVisible());
  QStringList said;
  QObject::connect(&session, &TrainingSession::historyReset, &page, [&] { said << controlOf<QLabel>(page, "runEpoch").text(); });
  goOn.click();
  wait(State::Finished);
  EXPECT_FALSE(said.filter(QStringLiteral("Continues after epoch")).isEmpty()) << said.join('|').toStdString();
  ASSERT_EQ(session.history().size(), 40u);
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(session.history()[i].epoch, static_cast<std::int64_t>(i) + 1);
  expectSameHistory(readHistory(parted.runFolder / "history.csv"), readHistory(whole.runFolder / "history.csv"));
  EXPECT_EQ(readFile(parted.weights()), readFile(whole.weights()));
}

TEST_F(PretrainingSessionTest, ATableThatDoesNotFitIsAnError) {
  auto request = smallPretraining(bench.folder.path(), "labels");
  request.options.method = PretrainingMethod::Labels;
  request.labels = bench.folder / "labels.csv";
  request.tasks = {"side"};
  writeFileAtomically(request.labels, std::string_view("path,side\nnowhere.png,left\n"));
  std::optional<ErrorCode> code;
  QObject::connect(&session, &TrainingSession::failed, &session, [&](const Error& error) { code = error.code(); });
  session.start(request);
  wait(State::Failed);
  EXPECT_EQ(code, ErrorCode::DatasetMismatch);
}

TEST_F(PretrainingTest, ItsWeightsLeadToATraining) {
  TrainingPage page(bench.services);
  const auto request = smallPretraining(bench.folder.path(), "runs/start");
  page.startPretraining(request);
  EXPECT_TRUE(page.isBusy());
  auto& tabs = controlOf<QTabWidget>(page, "trainingTabs");
  EXPECT_EQ(tabs.tabText(tabs.currentIndex()), QStringLiteral("Run"));
  bench.waitUntilIdle();
  EXPECT_EQ(tabs.tabText(tabs.currentIndex()), QStringLiteral("Run")) << "there are no results to show";
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  const auto message = bench.messages.waiting().front();
  EXPECT_TRUE(message.everywhere);
  EXPECT_EQ(message.kind, MessageKind::Information);
  EXPECT_THAT(message.text.toStdString(), HasSubstr("start"));
  ASSERT_EQ(message.actions.size(), 2u);
  message.actions[1].act();
  EXPECT_EQ(tabs.tabText(tabs.currentIndex()), QStringLiteral("Set up"));
  const auto& setup = page.findChild<SetupPage*>()->setup();
  EXPECT_EQ(setup.value("startWeights"), toUtf8(request.weights()));
  EXPECT_EQ(setup.value("network.architecture"), "custom-cnn");
  const auto told = QStringLiteral("The next training starts from the weights of “start”.");
  ASSERT_EQ(bench.messages.waiting().size(), 1u) << "the offer was taken";
  EXPECT_EQ(bench.messages.waiting().front().text, told);
  bench.messages.dismiss();
  tabs.setCurrentIndex(1);
  controlOf<QPushButton>(page, "runTrain").click();
  EXPECT_EQ(tabs.tabText(tabs.currentIndex()), QStringLiteral("Set up"));
  EXPECT_TRUE(bench.messages.waiting().empty()) << "it was said";
}

TEST_F(PretrainingTest, ItIsNoneOfTheRuns) {
  TrainingPage page(bench.services);
  page.startPretraining(smallPretraining(bench.folder.path(), "elsewhere/start"));
  bench.waitUntilIdle();
  page.startPretraining(smallPretraining(bench.folder.path(), "runs/start"));
  bench.waitUntilIdle();
  ASSERT_TRUE(fs::exists(runs / "start" / "start.safetensors"));
  EXPECT_TRUE(readRuns(runs).empty());
  list.refresh();
  bench.waitUntilIdle();
  EXPECT_TRUE(list.runs().empty());
  EXPECT_EQ(list.pretrainings().size(), 2u) << "the one elsewhere too";
}

TEST_F(PretrainingTest, OneRunAtATime) {
  ThreadJobRunner training;
  Services services{bench.settings, bench.commands,         bench.messages, bench.files,     bench.inference,
                    training,       bench.services.decoder, bench.models,   bench.identifier};
  TrainingPage page(services);
  auto request = smallPretraining(bench.folder.path(), "runs/start");
  request.options.training.epochs = 300;
  page.startPretraining(request);
  page.startRun(smallRequest(bench.folder.path(), "runs/training"));
  EXPECT_EQ(page.session().request(), nullptr) << "pretraining is in progress";
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  bench.commands["training.stop"]->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !page.isBusy(); }, kLongestPretraining));
  EXPECT_EQ(page.session().state(), State::Stopped);
  EXPECT_FALSE(fs::exists(runs / "training"));
}

TEST_F(PretrainingTest, OffersToGoOnAfterTheWindowWasClosed) {
  auto request = probed(smallPretraining(bench.folder.path(), "runs/start"), bench.folder.path());
  request.options.training.epochs = 40;
  {
    ThreadJobRunner training;
    TrainingSession session(bench.settings, training);
    QObject::connect(&session, &TrainingSession::epochAdded, &session, [&] { session.suspend(); });
    session.start(request);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.state() == State::Stopped; }, kLongestPretraining));
  }
  EXPECT_TRUE(isUnfinishedPretraining(request.runFolder));
  TrainingPage page(bench.services);
  bench.waitUntilIdle();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  const auto message = bench.messages.waiting().front();
  EXPECT_THAT(message.text.toStdString(), HasSubstr("start"));
  ASSERT_EQ(message.actions.size(), 2u);
  message.actions[0].act();
  bench.waitUntilIdle();
  EXPECT_EQ(page.session().state(), State::Finished);
  EXPECT_EQ(page.session().probes().size(), 41u);
  EXPECT_FALSE(isUnfinishedPretraining(request.runFolder));
  EXPECT_EQ(bench.settings.get(setting::unfinishedRun), QString());
}

TEST_F(PretrainingTest, ADeletedPretrainingCanBePutBack) {
  const auto request = smallPretraining(bench.folder.path(), "runs/start");
  writeJson(request.runFolder / "pretraining.json", toJson(request.options));
  PretrainingPage page(bench.services, list, {});
  list.refresh();
  bench.waitUntilIdle();
  auto& remove = controlOf<QPushButton>(page, "pretrainDelete");
  list.setUnderWay(request.runFolder);
  list.setHistory({{.epoch = 1}, {.epoch = 2}});
  EXPECT_EQ(controlOf<QListWidget>(page, "pretrainRuns").item(0)->text(), QStringLiteral("start: in progress, 2 of 6 epochs"));
  EXPECT_FALSE(remove.isEnabled());
  EXPECT_EQ(remove.toolTip(), QStringLiteral("This pretraining is in progress. Stop it before you delete it."));
  list.setUnderWay({});
  remove.click();
  bench.waitUntilIdle();
  EXPECT_TRUE(list.pretrainings().empty());
  EXPECT_EQ(bench.messages.waiting().front().text, QStringLiteral("The pretraining “start” was deleted."));
  ASSERT_TRUE(bench.messages.undo());
  bench.waitUntilIdle();
  EXPECT_EQ(list.pretrainings().size(), 1u);
}

TEST_F(PretrainingTest, SkippedFilesAreListed) {
  const auto folder = pictures();
  writeFileAtomically(folder / "hand" / "bad.png", std::string_view("no picture"));
  PretrainingPage page(bench.services, list, {});
  page.setup().openPictures(folder);
  bench.waitUntilIdle();
  auto& skipped = controlOf<QListWidget>(page, "pretrainPicturesSkipped");
  ASSERT_EQ(skipped.count(), 1);
  EXPECT_THAT(skipped.item(0)->text().toStdString(), HasSubstr("hand/bad.png: "));
}

TEST_F(PretrainingSetupTest, OnlyColumnsThatMayHoldLabelsAreOfferedInNaturalOrder) {
  const auto folder = bench.folder / "many";
  std::string rows = "path,Size,Age,Name,Angle\n";
  for (std::uint64_t i = 0; i < 201; ++i) {
    const auto name = std::to_string(i) + ".png";
    writePng(folder / name, pictureOfNoise(i));
    rows += name + ',' + std::to_string(9 + i % 3) + ',' + std::to_string(i % 7) + ".5,person " + std::to_string(i) + ",\"4" +
            std::to_string(i % 5) + ",5\"\n";
  }
  writeFileAtomically(folder / "labels.csv", rows);
  setup.setValue("pretraining.method", "labels");
  setup.setLabels(folder / "labels.csv");
  openPictures(folder);
  EXPECT_TRUE(setup.pictures().cache()->skipped().empty()) << "the table is no picture";
  ASSERT_EQ(setup.columns().size(), 1u);
  EXPECT_EQ(setup.columns()[0].labels, (std::vector<std::string>{"9", "10", "11"}));
  EXPECT_EQ(setup.columnsLeftOut(), (std::vector<std::string>{"age", "name", "angle"}));
}

TEST_F(PretrainingSetupTest, AColumnMayHaveACommaInItsName) {
  const auto table = bench.folder / "labels.csv";
  writeFileAtomically(table, std::string_view("path,\"side, view\"\nhand/0.png,left\nhand/1.png,right\n"));
  openPictures(pictures());
  setup.setValue("pretraining.method", "labels");
  setup.setLabels(table);
  bench.waitUntilIdle();
  setup.setTasks({"side, view"});
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  EXPECT_THAT(setup.terminalCommand().toStdString(), HasSubstr("--tasks " + quotedForShell("\"side, view\"")));
}

TEST_F(PretrainingTest, ARequestIsReadAsItWasWritten) {
  auto request = probed(smallPretraining(bench.folder.path(), "start"), bench.folder.path());
  request.labels = bench.folder / "labels.csv";
  request.tasks = {"hand", "side"};
  writePretrainingRequest(request);
  writeJson(request.runFolder / "pretraining.json", toJson(request.options));
  const auto read = pretrainingRequestOf(request.runFolder);
  EXPECT_EQ(read.options, request.options);
  EXPECT_EQ(read.picturesFile, request.picturesFile);
  EXPECT_EQ(read.pictures->size(), request.pictures->size());
  EXPECT_EQ(read.probe->size(), request.probe->size());
  EXPECT_EQ(read.labels, request.labels);
  EXPECT_EQ(read.tasks, request.tasks);
  EXPECT_EQ(read.runFolder, request.runFolder);
  writeFileAtomically(request.runFolder / "request.json", std::string_view("{}"));
  EXPECT_THROW(pretrainingRequestOf(request.runFolder), Error);
}

TEST_F(PretrainingTest, StartWeightsKeepANetworkThatTheyFit) {
  TrainingSetup setup(bench.services, {});
  setup.setValue("network.architecture", "densenet121-se");
  setup.startFrom(bench.folder / "start.safetensors", "densenet121");
  EXPECT_EQ(setup.value("network.architecture"), "densenet121-se");
  EXPECT_EQ(setup.value("startWeights"), toUtf8(bench.folder / "start.safetensors"));
  setup.startFrom(bench.folder / "other.safetensors", "mobilenetv2");
  EXPECT_EQ(setup.value("network.architecture"), "mobilenetv2");
  EXPECT_EQ(setup.value("startWeights"), toUtf8(bench.folder / "other.safetensors"));
}
