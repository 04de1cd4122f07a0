// SPDX-License-Identifier: GPL-3.0-or-later
// Setting up a run: reading the data, the options and their limits, and the request that the session gets.
#include <set>

#include <QSignalSpy>
#include <gmock/gmock.h>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/imaging/png_writer.h"
#include "tests/support/services_bench.h"
#include "tests/support/synthetic_cache.h"
#include "ui/training/history_runs.h"
#include "ui/training/setup_state.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

Picture noise(std::uint64_t seed) {
  Picture picture;
  picture.rows = picture.columns = 64;
  Random random(seed);
  for (int i = 0; i < 64 * 64; ++i) picture.pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
  return picture;
}

std::set<fs::path> filesUnder(const fs::path& folder) {
  std::set<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) files.insert(entry.path());
  return files;
}

class SetupTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  const fs::path start = bench.folder / "densenet121.safetensors";
  TrainingSetup setup{bench.services, startWeights()};

  SetupTest() { bench.settings.set(setting::runsFolder, QString::fromStdString(toUtf8(bench.folder / "runs"))); }
  std::vector<StartWeights> startWeights() {
    writeFileAtomically(start, std::string_view("weights"));
    return {{start, "densenet121", "pictures", "free", ""}};
  }
  void open(const fs::path& data) {
    setup.data().open(data);
    bench.waitUntilIdle();
  }
  void openCache() {
    makeSyntheticCache(bench.folder / "stripes.cache", 20);
    open(bench.folder / "stripes.cache");
  }
};

}  // namespace

TEST_F(SetupTest, ReadsAFolderAndSaysWhatItHolds) {
  const auto data = bench.folder / "implants";
  for (int i = 0; i < 10; ++i) {
    writePng(data / "Cofield" / (std::to_string(i) + ".png"), noise(static_cast<std::uint64_t>(i)));
    writePng(data / "Zimmer" / (std::to_string(i) + ".png"), noise(static_cast<std::uint64_t>(100 + i)));
  }
  writePng(data / "Zimmer" / "again.png", noise(100));
  writeFileAtomically(data / "Zimmer" / "notes.txt", std::string_view("no picture"));
  const auto before = filesUnder(data);
  QSignalSpy changed(&setup.data(), &DataSetup::changed);
  setup.data().open(data);
  EXPECT_TRUE(setup.data().isReading());
  EXPECT_FALSE(setup.obstacle().isEmpty());
  bench.waitUntilIdle();
  ASSERT_EQ(changed.count(), 1);
  const auto& counts = setup.data().counts();
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].maker, QStringLiteral("Smith & Nephew (Cofield)"));
  EXPECT_EQ(counts[0].images, 10u);
  EXPECT_EQ(counts[1].images, 11u);
  for (const auto& maker : counts) EXPECT_EQ(maker.train + maker.validation + maker.test, maker.images);
  const auto& cache = *setup.data().cache();
  ASSERT_EQ(cache.skipped().size(), 1u);
  EXPECT_EQ(cache.skipped()[0].path, "Zimmer/notes.txt");
  ASSERT_EQ(cache.nearDuplicates().size(), 1u);
  EXPECT_TRUE(setup.data().describe(cache.nearDuplicates()[0]).contains(QStringLiteral("again.png")));
  auto turned = cache.nearDuplicates()[0];
  turned.symmetry = 5;
  EXPECT_TRUE(setup.data().describe(turned).endsWith(QStringLiteral("mirrored, turned by 90°")));
  EXPECT_FALSE(labelsDiffer(cache, cache.nearDuplicates()[0]));
  EXPECT_TRUE(fs::exists(setup.data().cacheFile()));
  EXPECT_EQ(setup.data().cacheFile().parent_path(), setup.data().decodedFolder());
  EXPECT_EQ(setup.data().decodedFolder(), bench.folder / "runs" / "decoded");
  EXPECT_EQ(filesUnder(data), before) << "nothing is written to the folder of the data";
  EXPECT_EQ(setup.data().samples(8).size(), 8u);
  EXPECT_EQ(setup.data().makerOf(setup.data().samples(8).front()), counts[0].maker);
  EXPECT_EQ(setup.data().picture(0).size(), QSize(250, 250));
}

TEST_F(SetupTest, WhatCannotBeReadIsSaidAndChangesNothing) {
  openCache();
  const auto before = setup.data().data();
  open(bench.folder / "nowhere");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Error);
  EXPECT_EQ(setup.data().data(), before);
  EXPECT_TRUE(setup.obstacle().isEmpty());
}

TEST_F(SetupTest, AnErrorAboutAChoiceGoesWithTheNextOne) {
  open(bench.folder / "nowhere");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  openCache();
  EXPECT_TRUE(bench.messages.waiting().empty());
}

TEST_F(SetupTest, DataThatWereReplacedComeBack) {
  openCache();
  const auto before = setup.data().data();
  makeSyntheticCache(bench.folder / "other.cache", 4);
  open(bench.folder / "other.cache");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  ASSERT_TRUE(bench.messages.undo());
  bench.waitUntilIdle();
  EXPECT_EQ(setup.data().data(), before);
}

TEST_F(SetupTest, TheNextStartTakesTheOptionsAtOnceAndReadsTheDataOnceTheyAreWanted) {
  openCache();
  setup.setValue("epochs", 7);
  const auto data = setup.data().data();
  TrainingSetup next(bench.services, startWeights());
  EXPECT_EQ(next.value("epochs"), 7);
  EXPECT_EQ(next.value("startWeights"), setup.value("startWeights"));
  bench.waitUntilIdle();
  EXPECT_FALSE(next.data().isReady());
  next.data().openKept();
  bench.waitUntilIdle();
  EXPECT_EQ(next.data().data(), data);
  EXPECT_TRUE(next.obstacle().isEmpty()) << next.obstacle().toStdString();
  EXPECT_TRUE(next.data().kept().empty()) << "it is read once";
  next.setValue("epochs", 0);  // not allowed
  next.setValue("device", "cpu");
  EXPECT_EQ(TrainingSetup(bench.services, startWeights()).value("epochs"), 7);
  next.applyPreset(0);
  EXPECT_EQ(TrainingSetup(bench.services, startWeights()).preset(), 0u);
  EXPECT_TRUE(bench.settings.get(setting::trainingOptions).isEmpty());
}

TEST_F(SetupTest, KeptWeightsAndDeviceOfTheProgramAreThoseOfTheNextStart) {
  setup.setValue("epochs", 7);
  ASSERT_EQ(setup.value("startWeights"), toUtf8(start));
  const auto moved = bench.folder / "elsewhere" / "densenet121.safetensors";
  bench.settings.set(setting::device, QStringLiteral("cpu"));
  const TrainingSetup next(bench.services, {{moved, "densenet121", "pictures", "free", ""}});
  EXPECT_EQ(next.value("epochs"), 7);
  EXPECT_EQ(next.value("startWeights"), toUtf8(moved));
  EXPECT_EQ(next.value("device"), "cpu");
  bench.settings.set(setting::trainingOptions, QStringLiteral("{\"no such option\": 1}"));
  EXPECT_EQ(TrainingSetup(bench.services, startWeights()).preset(), 0u);
}

TEST_F(SetupTest, DataThatAreGoneAtTheNextStartTakeNothingElseWithThem) {
  openCache();
  setup.setValue("epochs", 7);
  fs::remove(bench.folder / "stripes.cache");
  TrainingSetup next(bench.services, startWeights());
  next.data().openKept();
  bench.waitUntilIdle();
  EXPECT_FALSE(next.data().isReady());
  EXPECT_TRUE(next.data().problem().contains(QStringLiteral("stripes.cache"))) << next.data().problem().toStdString();
  EXPECT_TRUE(bench.messages.waiting().empty());
  EXPECT_EQ(next.value("epochs"), 7);
  makeSyntheticCache(bench.folder / "other.cache", 4);
  next.data().open(bench.folder / "other.cache");
  EXPECT_TRUE(next.data().problem().isEmpty());
  makeSyntheticCache(bench.folder / "stripes.cache", 20);
  TrainingSetup later(bench.services, startWeights());
  EXPECT_EQ(later.data().kept().filename(), "stripes.cache") << "the other is not read yet";
  bench.waitUntilIdle();
}

TEST_F(SetupTest, EmptyPartsOnlyStopATrainingThatNeedsThem) {
  makeSyntheticCache(bench.folder / "few.cache", 1);
  open(bench.folder / "few.cache");
  ASSERT_TRUE(setup.data().split().validation.empty());
  ASSERT_TRUE(setup.data().split().test.empty());
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  EXPECT_FALSE(setup.data().notices().empty());
  setup.setValue("patience", 5);
  EXPECT_FALSE(setup.obstacle().isEmpty());
  openCache();
  EXPECT_TRUE(setup.obstacle().isEmpty());
}

TEST_F(SetupTest, ReadingCanBeCancelled) {
  makeSyntheticCache(bench.folder / "stripes.cache", 4);
  setup.data().open(bench.folder / "stripes.cache");
  setup.data().cancel();
  bench.waitUntilIdle();
  EXPECT_FALSE(setup.data().isReady());
  EXPECT_FALSE(setup.data().isReading());
  EXPECT_TRUE(bench.messages.waiting().empty());
}

TEST_F(SetupTest, AnotherSeedDrawsAnotherSplit) {
  openCache();
  const auto first = setup.data().split();
  EXPECT_EQ(first, stratifiedSplit(setup.data().cache()->items(), {}, 1));
  QSignalSpy changed(&setup.data(), &DataSetup::changed);
  setup.data().setSplitSeed(2);
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(setup.data().split(), stratifiedSplit(setup.data().cache()->items(), {}, 2));
  EXPECT_NE(setup.data().split().test, first.test);
}

TEST_F(SetupTest, EveryOptionIsKeptAndWhatIsNotAllowedIsSaid) {
  openCache();
  for (const auto& option : trainingOptionList()) {
    const auto before = setup.value(option.key);
    setup.setValue(option.key, nlohmann::json::object());
    const auto problem = setup.problem();
    ASSERT_TRUE(problem.has_value()) << option.key;
    EXPECT_EQ(problem->values.front(), FactValue(option.key));
    EXPECT_TRUE(problemText(*problem).startsWith(optionText(option.label) + ": ")) << option.key;
    EXPECT_FALSE(setup.obstacle().isEmpty());
    EXPECT_TRUE(setup.terminalCommand().isEmpty());
    setup.setValue(option.key, before);
    EXPECT_FALSE(setup.problem().has_value()) << option.key;
  }
}

TEST_F(SetupTest, AFileThatIsNotThereIsAProblem) {
  setup.setValue("startWeights", "gone.safetensors");
  QSignalSpy options(&setup, &TrainingSetup::optionsChanged);
  bench.waitUntilIdle();
  EXPECT_EQ(options.count(), 1) << "the form marks the option";
  ASSERT_TRUE(setup.problem().has_value());
  EXPECT_EQ(*setup.problem(), (Fact{FactCode::OptionFileMissing, {"startWeights", "gone.safetensors"}}));
}

TEST_F(SetupTest, PresetsFindTheirStartWeights) {
  ASSERT_GE(setup.presets().size(), 3u);
  EXPECT_EQ(setup.preset(), std::optional<std::size_t>(0));
  for (std::size_t i = 0; i < setup.presets().size(); ++i) {
    setup.applyPreset(i);
    EXPECT_EQ(setup.preset(), i);
    EXPECT_EQ(setup.value("startWeights"), setup.presets()[i].startWeights.empty() ? "" : toUtf8(start));
    EXPECT_FALSE(setup.problem().has_value());
  }
  setup.setValue("seed", 7);
  EXPECT_TRUE(setup.preset().has_value()) << "another seed still counts as the preset";
  EXPECT_TRUE(bench.messages.waiting().empty()) << "a preset that replaces a preset";
  setup.setValue("epochs", 3);
  EXPECT_FALSE(setup.preset().has_value());
  setup.applyPreset(0);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  bench.messages.waiting()[0].undo();
  EXPECT_EQ(setup.value("epochs"), 3);
}

TEST_F(SetupTest, StartWeightsFollowTheNetwork) {
  setup.setValue("network.architecture", "mobilenetv2");
  EXPECT_EQ(setup.value("startWeights"), "");
  setup.setValue("network.architecture", "densenet121");
  EXPECT_EQ(setup.value("startWeights"), toUtf8(start));
  setup.setValue("startWeights", toUtf8(bench.folder / "own.safetensors"));
  setup.setValue("network.architecture", "mobilenetv2");
  EXPECT_EQ(setup.value("startWeights"), toUtf8(bench.folder / "own.safetensors"));
}

TEST_F(SetupTest, TakesTheOptionsOfAnotherRun) {
  TrainingOptions options;
  options.epochs = 17;
  writeJson(bench.folder / "options.json", toJson(options));
  setup.loadOptions(bench.folder / "options.json");
  bench.waitUntilIdle();
  EXPECT_EQ(setup.value("epochs"), 17);
  writeFileAtomically(bench.folder / "options.json", std::string_view(R"({"epochs": 0})"));
  setup.loadOptions(bench.folder / "options.json");
  bench.waitUntilIdle();
  EXPECT_EQ(setup.value("epochs"), 17);
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
}

TEST_F(SetupTest, SuggestsANewFolderUntilOneIsChosen) {
  openCache();
  const auto first = setup.runFolder();
  EXPECT_EQ(first.parent_path(), bench.folder / "runs");
  fs::create_directories(first);
  setup.look();
  bench.waitUntilIdle();
  EXPECT_NE(setup.runFolder(), first);
  setup.setRunFolder(first);
  EXPECT_EQ(setup.runFolder(), first);
  setup.setRunFolder({});
  EXPECT_NE(setup.runFolder(), first);
}

TEST_F(SetupTest, HandsOverWhatWasChosen) {
  EXPECT_FALSE(setup.obstacle().isEmpty());
  openCache();
  setup.applyPreset(2);
  setup.setValue("epochs", 3);
  setup.data().setSplitSeed(4);
  EXPECT_TRUE(setup.obstacle().isEmpty()) << setup.obstacle().toStdString();
  const auto request = setup.request();
  EXPECT_EQ(request.options.epochs, 3);
  EXPECT_EQ(request.options.architecture, "custom-cnn");
  EXPECT_EQ(request.cache, setup.data().cache());
  EXPECT_EQ(request.split.seed, 4u);
  EXPECT_EQ(request.cacheFile, bench.folder / "stripes.cache");
  EXPECT_EQ(request.runFolder, setup.runFolder());
  const auto command = setup.terminalCommand();
  for (const char* word : {"glenoid-cli train --data ", "stripes.cache", "--epochs 3", "--split-seed 4", "--network custom-cnn"})
    EXPECT_TRUE(command.contains(QString::fromLatin1(word))) << command.toStdString();
}

TEST_F(SetupTest, DrawsWhatAugmentationDoes) {
  bench.waitUntilIdle();
  setup.drawAugmentation();
  EXPECT_TRUE(bench.isIdle()) << "there are no data yet";
  openCache();
  setup.setValue("inputSize", 40);
  QSignalSpy drawn(&setup, &TrainingSetup::augmentationDrawn);
  setup.drawAugmentation();
  setup.drawAugmentation();
  bench.waitUntilIdle();
  EXPECT_EQ(drawn.count(), 1) << "the older job is dropped";
  EXPECT_EQ(setup.augmentation().height(), 4 * 41 - 1);
  const auto first = setup.augmentation();
  setup.setValue("augmentation.noise", 0.5);
  setup.drawAugmentation();
  bench.waitUntilIdle();
  EXPECT_NE(setup.augmentation(), first);
}

TEST_F(SetupTest, TheDataChosenLastAreTrainedOnHoweverLateOlderOnesAreRead) {
  makeSyntheticCache(bench.folder / "older.cache", 20);
  makeSyntheticCache(bench.folder / "newer.cache", 30);
  bench.files.overtake([&] { setup.data().open(bench.folder / "older.cache"); }, [&] { setup.data().open(bench.folder / "newer.cache"); });
  EXPECT_EQ(setup.request().cacheFile, bench.folder / "newer.cache");
  EXPECT_EQ(setup.request().cache->size(), 60u);
}

TEST_F(SetupTest, ThePreviewIsOfTheOptionsSetLast) {
  openCache();
  setup.setValue("inputSize", 40);
  bench.files.overtake([&] { setup.drawAugmentation(); },
                       [&] {
                         setup.setValue("inputSize", 60);
                         setup.drawAugmentation();
                       });
  EXPECT_EQ(setup.augmentation().height(), 4 * 61 - 1);
}

TEST_F(SetupTest, OptionsThatAreWrongHaveNoPreviewOfThoseBefore) {
  openCache();
  QSignalSpy drawn(&setup, &TrainingSetup::augmentationDrawn);
  setup.drawAugmentation();
  setup.setValue("inputSize", -1);
  setup.drawAugmentation();
  bench.waitUntilIdle();
  EXPECT_EQ(drawn.count(), 0);
}
