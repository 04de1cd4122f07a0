// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up page: every field changes its option, and the buttons do what they say.
#include "ui/training/setup_page.h"

#include <algorithm>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/services_bench.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/turned_wheel.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

class SetupPageTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  const fs::path data = bench.folder / "stripes.cache";
  const fs::path start = bench.folder / "densenet121.safetensors";
  SetupPage page{bench.services, startWeights()};
  TrainingSetup& setup = page.setup();

  SetupPageTest() {
    bench.settings.set(setting::runsFolder, text(bench.folder / "runs"));
    makeSyntheticCache(data, 20);
    page.resize(1280, 800);
    page.show();
  }
  std::vector<StartWeights> startWeights() {
    writeFileAtomically(start, std::string_view("weights"));
    return {{start, "densenet121", "pictures", "free", ""}};
  }
  static QString text(const fs::path& path) { return QString::fromStdString(toUtf8(path)); }
  template <class Widget>
  Widget* find(const QString& name) {
    auto* widget = page.findChild<Widget*>(name);
    EXPECT_NE(widget, nullptr) << name.toStdString();
    return widget;
  }
  template <class Widget>
  Widget* field(const std::string& key) {
    return find<Widget>("option/" + QString::fromStdString(key));
  }
  void openData() {
    setup.data().open(data);
    bench.waitUntilIdle();
  }
};

void choose(QComboBox* box, int index) {
  box->setCurrentIndex(index);
  emit box->activated(index);
}

}  // namespace

TEST_F(SetupPageTest, EveryFieldChangesItsOptionAndFollowsIt) {
  for (const auto& option : trainingOptionList()) {
    const auto& key = option.key;
    ASSERT_FALSE(find<QWidget>("option/" + QString::fromStdString(key))->accessibleName().isEmpty());
    switch (option.kind) {
      case OptionKind::Integer:
      case OptionKind::Real: {
        auto* box = field<QDoubleSpinBox>(key);
        box->setValue(option.range.high);
        EXPECT_EQ(setup.value(key), option.range.high) << key;
        setup.setValue(key, option.range.low);
        EXPECT_EQ(box->value(), option.range.low) << key;
        break;
      }
      case OptionKind::Choice: {
        auto* box = field<QComboBox>(key);
        ASSERT_EQ(box->count(), static_cast<int>(option.choices.size()));
        choose(box, 1);
        EXPECT_EQ(setup.value(key), option.choices[1]) << key;
        break;
      }
      case OptionKind::Flag:
        field<QCheckBox>(key)->setChecked(true);
        EXPECT_EQ(setup.value(key), true) << key;
        break;
      case OptionKind::Text: {
        auto* line = field<QLineEdit>(key);
        line->setText(QStringLiteral(" hip "));
        emit line->editingFinished();
        EXPECT_EQ(setup.value(key), "hip") << key;
        break;
      }
      case OptionKind::File: {
        auto* box = field<QComboBox>(key);
        ASSERT_EQ(box->count(), 2);
        choose(box, 0);
        EXPECT_EQ(setup.value(key), "");
        choose(box, 1);
        EXPECT_EQ(setup.value(key), toUtf8(start));
        setup.setValue(key, "another.safetensors");
        EXPECT_EQ(box->currentText(), QStringLiteral("another.safetensors"));
        break;
      }
      case OptionKind::Files: {
        auto* line = field<QLineEdit>(key);
        line->setText(QStringLiteral("a; b c"));
        emit line->editingFinished();
        EXPECT_EQ(setup.value(key), nlohmann::json({"a", "b c"}));
        break;
      }
    }
    auto* reset = find<QToolButton>("option/" + QString::fromStdString(key) + "/reset");
    setup.setValue(key, option.standard);
    EXPECT_FALSE(reset->isEnabled()) << key;
  }
  auto* epochs = field<QDoubleSpinBox>("epochs");
  epochs->setValue(7);
  find<QToolButton>(QStringLiteral("option/epochs/reset"))->click();
  EXPECT_EQ(epochs->value(), 100);
  auto* every = field<QDoubleSpinBox>("checkpointEpochs");
  every->setValue(1);
  EXPECT_EQ(every->text(), "1 epoch");
  every->setValue(5);
  EXPECT_EQ(every->text(), "5 epochs");
  field<QDoubleSpinBox>("optimizer.rate")->setValue(0.0003);
  EXPECT_EQ(field<QDoubleSpinBox>("optimizer.rate")->text(), QLocale().toString(0.0003, 'f', 4));
}

TEST_F(SetupPageTest, PresetsFillTheForm) {
  auto* preset = find<QComboBox>(QStringLiteral("setupPreset"));
  const auto presets = setup.presets().size();
  ASSERT_EQ(preset->count(), static_cast<int>(presets));
  choose(preset, 2);
  EXPECT_EQ(field<QDoubleSpinBox>("epochs")->value(), static_cast<double>(quickTrial().epochs));
  EXPECT_TRUE(find<QLabel>(QStringLiteral("setupPresetWords"))->text().contains(QStringLiteral("small network")));
  field<QDoubleSpinBox>("epochs")->setValue(3);
  EXPECT_EQ(preset->currentIndex(), static_cast<int>(presets)) << "the person's own choice";
  choose(preset, 0);
  EXPECT_EQ(preset->count(), static_cast<int>(presets));
  EXPECT_EQ(field<QComboBox>("startWeights")->currentText(), QStringLiteral("densenet121"));
}

TEST_F(SetupPageTest, ShowsTheData) {
  EXPECT_FALSE(find<QTableWidget>(QStringLiteral("setupCounts"))->isVisible());
  openData();
  auto* counts = find<QTableWidget>(QStringLiteral("setupCounts"));
  EXPECT_TRUE(counts->isVisible());
  ASSERT_EQ(counts->rowCount(), 3);
  EXPECT_EQ(counts->item(0, 1)->text(), QStringLiteral("20"));
  EXPECT_EQ(counts->item(2, 2)->text(), QString::number(setup.data().split().train.size()));
  EXPECT_EQ(find<QListWidget>(QStringLiteral("setupThumbnails"))->count(), 40);
  find<QSpinBox>(QStringLiteral("setupSplitSeed"))->setValue(5);
  EXPECT_EQ(setup.data().splitSeed(), 5u);
  EXPECT_TRUE(find<QLabel>(QStringLiteral("setupDataSummary"))->text().contains(QStringLiteral("40")));
}

TEST_F(SetupPageTest, IsFilledAsItWasLeftOnceItIsShown) {
  openData();
  SetupPage next(bench.services, startWeights());
  bench.waitUntilIdle();
  EXPECT_FALSE(next.setup().data().isReady());
  next.show();
  bench.waitUntilIdle();
  EXPECT_TRUE(next.setup().data().isReady());
  fs::remove(data);
  SetupPage last(bench.services, startWeights());
  last.show();
  bench.waitUntilIdle();
  const auto field = last.findChild<QLabel*>(QStringLiteral("setupDataName"))->text();
  EXPECT_TRUE(field.contains(QDir::toNativeSeparators(text(data))) && field.contains(QStringLiteral("Choose a folder")))
      << field.toStdString();
}

TEST_F(SetupPageTest, SaysWhereDecodedPicturesAreSavedBeforeDataAreChosen) {
  const auto& place = *find<QLabel>(QStringLiteral("setupDecodedPlace"));
  EXPECT_TRUE(place.isVisible());
  EXPECT_TRUE(place.text().contains(text(bench.folder / "runs" / "decoded"))) << place.text().toStdString();
}

TEST_F(SetupPageTest, TellsWhatToKnowOfTheData) {
  openData();
  auto* notices = find<QListWidget>(QStringLiteral("setupNotices"));
  EXPECT_FALSE(notices->isVisible());
  PixelCacheWriter writer(bench.folder / "told.cache", {1, {"Zimmer", "Zimmer "}, "test"});
  for (int i = 0; i < 20; ++i) {
    const auto path = (i < 16 ? "train/" : i < 18 ? "val/" : "test/") + std::to_string(i);
    writer.add({path, i < 18 ? i % 2 : 0, hashOf(path), ""}, std::vector<std::uint8_t>{0});
  }
  writer.note({"", {FactCode::PartsFromFolders, {}}});
  writer.note({"train/0", {FactCode::NotProjection, {"CT"}}});
  writer.finish();
  setup.data().open(bench.folder / "told.cache");
  bench.waitUntilIdle();
  EXPECT_TRUE(notices->isVisible());
  QStringList lines;
  for (int i = 0; i < notices->count(); ++i) lines << notices->item(i)->text();
  const QStringList expected{QStringLiteral("The labels \"Zimmer\" and \"Zimmer \" look alike, but count as two classes."),
                             QStringLiteral("train/0: This is not a projection radiograph (modality CT)."),
                             QStringLiteral("The test part has no picture of: \"Zimmer \"."),
                             QStringLiteral("The label \"Zimmer \" begins or ends with white space, which was kept."),
                             factText({FactCode::PartsFromFolders, {}})};
  EXPECT_EQ(lines, expected);
  EXPECT_EQ(setup.data().split().test.size(), 2u);
  EXPECT_FALSE(find<QSpinBox>(QStringLiteral("setupSplitSeed"))->isVisible()) << "nothing is drawn";
  EXPECT_EQ(find<QLabel>(QStringLiteral("setupSplit"))->text(), QStringLiteral("Split given by the folders of the data"));
  openData();
  EXPECT_TRUE(find<QSpinBox>(QStringLiteral("setupSplitSeed"))->isVisible());
  EXPECT_TRUE(find<QLabel>(QStringLiteral("setupSplit"))->text().startsWith(QStringLiteral("Split 80-10-10")));
}

TEST_F(SetupPageTest, ANoticeIsReadWithoutScrollingSideways) {
  const std::string longName(300, 'x');
  PixelCacheWriter writer(bench.folder / "long.cache", {1, {"Cofield", "Zimmer"}, "made"});
  for (int i = 0; i < 20; ++i) {
    const auto path = (i < 16 ? "train/" : i < 18 ? "val/" : "test/") + std::to_string(i) + longName;
    writer.add({path, i % 2, hashOf(path), ""}, std::vector<std::uint8_t>{0});
  }
  writer.note({"", {FactCode::PartsFromFolders, {}}});
  writer.note({"train/0" + longName, {FactCode::NotProjection, {"CT"}}});
  writer.finish();
  setup.data().open(bench.folder / "long.cache");
  bench.waitUntilIdle();
  auto* notices = find<QListWidget>(QStringLiteral("setupNotices"));
  ASSERT_EQ(notices->count(), 2);
  const auto fits = [&] {
    const auto first = notices->visualItemRect(notices->item(0)), last = notices->visualItemRect(notices->item(1));
    return std::max(first.right(), last.right()) <= notices->viewport()->width() && last.bottom() <= notices->viewport()->height();
  };
  EXPECT_TRUE(QTest::qWaitFor(fits)) << notices->visualItemRect(notices->item(0)).width() << " of " << notices->viewport()->width();
  EXPECT_FALSE(notices->horizontalScrollBar()->isVisible());
  EXPECT_TRUE(notices->item(0)->toolTip().contains(QString::fromStdString(longName)));
}

TEST_F(SetupPageTest, TheWheelOverTheSampleImagesScrollsThePage) {
  openData();
  auto* images = find<QListWidget>(QStringLiteral("setupThumbnails"));
  auto* bar = images->horizontalScrollBar();
  ASSERT_TRUE(QTest::qWaitFor([bar] { return bar->maximum() > 0; }));
  EXPECT_TRUE(turnWheel(*images->viewport(), {20, 20}, *images->parentWidget(), -120));
  EXPECT_EQ(bar->value(), 0);
}

TEST_F(SetupPageTest, OffersOnlyStartWeightsThatFitTheNetwork) {
  auto* box = field<QComboBox>("startWeights");
  const auto says = [this](const char* words) {
    for (const auto* label : page.findChildren<QLabel*>()) {
      if (label->text().contains(QLatin1String(words))) return true;
    }
    return false;
  };
  setup.setValue("network.architecture", "densenet121");
  EXPECT_EQ(box->currentText(), QStringLiteral("densenet121"));
  EXPECT_FALSE(says("None come with the program"));
  setup.setValue("network.architecture", "mobilenetv2");
  EXPECT_EQ(box->count(), 1) << "weights of another network cannot be chosen";
  EXPECT_EQ(box->currentText(), QStringLiteral("none (random)"));
  EXPECT_TRUE(says("None come with the program"));
  setup.setValue("startWeights", "own.safetensors");
  EXPECT_EQ(box->currentText(), QStringLiteral("own.safetensors"));
  EXPECT_FALSE(says("None come with the program"));
}

TEST_F(SetupPageTest, ASubjectThatHasNoFinderIsTold) {
  const auto isTold = [this] {
    for (const auto* label : page.findChildren<QLabel*>()) {
      if (label->text().endsWith(QStringLiteral("Implants of this subject are not located."))) return true;
    }
    return false;
  };
  EXPECT_FALSE(isTold());
  setup.setValue("subject", "elbow");
  EXPECT_TRUE(isTold());
  setup.setValue("subject", "shoulder");
  EXPECT_FALSE(isTold());
}

TEST_F(SetupPageTest, TheListOfNoticesIsAsHighAsItsLinesUpToALimit) {
  auto* notices = find<QListWidget>(QStringLiteral("setupNotices"));
  const auto openWith = [&](int count) {
    const auto file = bench.folder / std::to_string(count).append(".cache");
    PixelCacheWriter writer(file, {1, {"Cofield", "Zimmer"}, "made"});
    for (int i = 0; i < 40; ++i) {
      const auto name = std::to_string(i);
      writer.add({name, i % 2, hashOf(name), ""}, std::vector<std::uint8_t>{0});
      if (i < count) writer.note({name, {FactCode::NotProjection, {"CT"}}});
    }
    writer.finish();
    setup.data().open(file);
    bench.waitUntilIdle();
    EXPECT_EQ(notices->parentWidget()->findChild<QToolButton*>()->text(), QStringLiteral("Notices (%1)").arg(notices->count()));
  };
  const auto scrolls = [notices] { return notices->verticalScrollBar()->maximum() > 0; };
  openWith(2);
  EXPECT_TRUE(QTest::qWaitFor([&] { return notices->height() < 140 && !scrolls(); })) << notices->height();
  const int few = notices->height();
  openWith(40);
  EXPECT_TRUE(QTest::qWaitFor([&] { return notices->height() > few && scrolls(); })) << notices->height();
  EXPECT_LT(notices->height(), 250);
}

TEST_F(SetupPageTest, ShowsNearDuplicatesSideBySideAndWarnsOfDifferentMakers) {
  const auto file = bench.folder / "pairs.cache";
  PixelCacheWriter writer(file, {48, {"Cofield", "Zimmer"}, "made"});
  for (std::uint8_t i = 0; i < 20; ++i) {
    const auto name = std::to_string(i);
    writer.add({name, i % 2, hashOf(name), ""}, std::vector<std::uint8_t>(48 * 48, static_cast<std::uint8_t>(10 * i + 20)));
  }
  writer.finish({{0, 2, 0.9, 0}, {4, 7, 0.8, 1}});
  setup.data().open(file);
  bench.waitUntilIdle();
  auto* pairs = find<QListWidget>("setupDuplicates");
  ASSERT_EQ(pairs->count(), 2);
  const auto picture = pairs->item(0)->icon().pixmap(pairs->iconSize()).toImage();
  EXPECT_EQ(qGray(picture.pixel(picture.width() / 4, picture.height() / 2)), 60) << "the first on the left";
  EXPECT_EQ(qGray(picture.pixel(3 * picture.width() / 4, picture.height() / 2)), 90) << "the second on the right";
  EXPECT_EQ(pairs->item(0)->foreground().color(), themeColours().warning);
  EXPECT_TRUE(pairs->item(0)->text().startsWith(QStringLiteral("Different makers"))) << "first in the list";
  auto* notices = find<QListWidget>("setupNotices");
  EXPECT_EQ(notices->findItems(factText({FactCode::DuplicatesDiffer, {std::int64_t{1}}}), Qt::MatchExactly).size(), 1);
  EXPECT_TRUE(notices->isVisible()) << "the list of pairs is closed";
  EXPECT_NE(pairs->item(1)->foreground().color(), themeColours().warning);
}

TEST_F(SetupPageTest, ShowsHowFarReadingIsAndStopsIt) {
  auto* bar = find<QProgressBar>(QStringLiteral("setupReadingBar"));
  EXPECT_FALSE(bar->isTextVisible());
  setup.data().open(data);
  EXPECT_TRUE(bar->isVisible());
  find<QPushButton>(QStringLiteral("setupReadingCancel"))->click();
  bench.waitUntilIdle();
  EXPECT_FALSE(bar->isVisible());
  EXPECT_FALSE(setup.data().isReady());
}

TEST_F(SetupPageTest, ShowsWhatChangedWhileItWasScrolled) {
  page.resize(700, 300);
  auto* bar = find<QScrollArea>(QStringLiteral("setupArea"))->verticalScrollBar();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->maximum() > 0; }));
  bar->setValue(bar->maximum());
  auto* weights = field<QWidget>("startWeights");
  page.startFrom(start, "densenet121");
  EXPECT_TRUE(QTest::qWaitFor([&] { return !weights->visibleRegion().isEmpty(); }));
  bar->setValue(bar->maximum());
  auto* name = find<QLabel>(QStringLiteral("setupDataName"));
  ASSERT_TRUE(name->visibleRegion().isEmpty()) << "it is scrolled out of view";
  setup.data().open(data);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !name->visibleRegion().isEmpty(); }));
}

TEST_F(SetupPageTest, OpensWhatIsChosenOrDropped) {
  page.askData(false);
  auto* dialog = find<QFileDialog>(QStringLiteral("setupDataDialog"));
  emit dialog->fileSelected(text(data));
  dialog->close();
  bench.waitUntilIdle();
  EXPECT_EQ(setup.data().data(), data);

  const auto other = bench.folder / "other.cache";
  makeSyntheticCache(other, 12, 3);
  QMimeData dropped;
  dropped.setUrls({QUrl::fromLocalFile(text(other))});
  QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
  QApplication::sendEvent(&page, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop({10, 10}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
  QApplication::sendEvent(&page, &drop);
  bench.waitUntilIdle();
  EXPECT_EQ(setup.data().counts().size(), 3u);
}

TEST_F(SetupPageTest, IsActiveAgainAfterTheDialogOfAnOption) {
  QWidget other;
  find<QPushButton>(QStringLiteral("option/startWeights/choose"))->click();
  auto* dialog = find<QFileDialog>(QStringLiteral("option/startWeights/dialog"));
  other.show();
  other.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&other));
  dialog->reject();
  EXPECT_TRUE(QTest::qWaitForWindowActive(&page));
}

TEST_F(SetupPageTest, StartsWhenNothingIsInTheWay) {
  QSignalSpy started(&page, &SetupPage::startRequested);
  auto* start_ = find<QPushButton>(QStringLiteral("setupStart"));
  auto* obstacle = find<QLabel>(QStringLiteral("setupObstacle"));
  EXPECT_FALSE(start_->isEnabled());
  EXPECT_FALSE(obstacle->text().isEmpty());
  openData();
  choose(find<QComboBox>(QStringLiteral("setupPreset")), 2);
  EXPECT_TRUE(start_->isEnabled());
  EXPECT_TRUE(obstacle->text().isEmpty());
  setup.setValue("optimizer.rate", 0);
  EXPECT_FALSE(start_->isEnabled());
  EXPECT_TRUE(obstacle->text().startsWith(QStringLiteral("Learning rate")));
  setup.setValue("optimizer.rate", 0.01);
  const auto folder = bench.folder / "my run";
  auto* line = find<QLineEdit>(QStringLiteral("setupRunFolder"));
  EXPECT_EQ(pathOf(line->text()), setup.runFolder());
  line->setText(text(folder));
  emit line->editingFinished();
  start_->click();
  bench.waitUntilIdle();
  ASSERT_EQ(started.count(), 1);
  const auto request = started[0][0].value<TrainingRequest>();
  EXPECT_EQ(request.runFolder, folder);
  EXPECT_EQ(request.options.optimizer.rate, 0.01);
}

TEST_F(SetupPageTest, DoesNotStartInAFolderThatAnotherProgramMadeMeanwhile) {
  QSignalSpy started(&page, &SetupPage::startRequested);
  openData();
  choose(find<QComboBox>(QStringLiteral("setupPreset")), 2);
  const auto suggested = setup.runFolder();
  fs::create_directories(suggested);
  find<QPushButton>(QStringLiteral("setupStart"))->click();
  bench.waitUntilIdle();
  ASSERT_EQ(started.count(), 1);
  EXPECT_NE(started[0][0].value<TrainingRequest>().runFolder, suggested);
}

TEST_F(SetupPageTest, OnlyOptionsThatAreReadCanBeEdited) {
  const auto isEnabled = [&](const char* key) { return field<QWidget>(key)->isEnabled(); };
  setup.setValue("schedule.kind", "step");
  EXPECT_TRUE(isEnabled("schedule.stepEpochs"));
  EXPECT_FALSE(isEnabled("schedule.riseShare"));
  setup.setValue("schedule.kind", "one-cycle");
  EXPECT_FALSE(isEnabled("schedule.stepEpochs"));
  EXPECT_TRUE(isEnabled("schedule.riseShare"));
  setup.setValue("schedule.riseShare", 0.5);
  setup.setValue("schedule.kind", "cosine");
  EXPECT_TRUE(find<QToolButton>(QStringLiteral("option/schedule.riseShare/reset"))->isEnabled());
}

TEST_F(SetupPageTest, StartWeightsAreNamedWithTheirFolder) {
  setup.setValue("startWeights", "runs/hands 1/start.safetensors");
  EXPECT_EQ(field<QComboBox>("startWeights")->currentText(), QDir::toNativeSeparators(QStringLiteral("hands 1/start.safetensors")));
}

TEST_F(SetupPageTest, NothingTouchesALabelOfThreeLines) {
  page.resize(1024, 700);
  page.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
  auto* input = field<QWidget>("inputSize");
  QLabel* title = nullptr;
  auto* grid = qobject_cast<QGridLayout*>(input->parentWidget()->layout());
  ASSERT_NE(grid, nullptr);
  for (auto* label : input->parentWidget()->findChildren<QLabel*>()) {
    if (label->buddy() == input) title = label;
  }
  ASSERT_NE(title, nullptr);
  title->setText(QStringLiteral("one\ntwo\nthree"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return title->height() >= 3 * title->fontMetrics().height(); }));
  int row = 0, column = 0, rows = 0, columns = 0;
  grid->getItemPosition(grid->indexOf(title), &row, &column, &rows, &columns);
  const auto at = [&](int offset) { return grid->itemAtPosition(row + offset, 0)->widget()->geometry(); };
  constexpr int kLeastGap = 4;
  EXPECT_GE(at(1).top() - at(0).bottom() - 1, kLeastGap);
  const auto* above = grid->itemAtPosition(row - 1, 0)->widget();
  EXPECT_GE(above->contentsMargins().bottom(), kLeastGap) << "the next option stands apart";
}

TEST_F(SetupPageTest, CopiesTheCommand) {
  auto* copy = find<QPushButton>(QStringLiteral("setupCopyCommand"));
  EXPECT_FALSE(copy->isEnabled());
  openData();
  copy->click();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), setup.terminalCommand());
  EXPECT_FALSE(setup.terminalCommand().isEmpty());
}

TEST_F(SetupPageTest, DrawsAugmentationAfterTheLastChange) {
  setup.setValue("inputSize", 32);
  QSignalSpy drawn(&setup, &TrainingSetup::augmentationDrawn);
  openData();
  ASSERT_TRUE(drawn.wait(10'000));
  setup.setValue("augmentation.noise", 0.5);
  setup.setValue("augmentation.noise", 0.6);
  ASSERT_TRUE(drawn.wait(10'000));
  EXPECT_EQ(drawn.count(), 2);
  EXPECT_GT(find<QWidget>(QStringLiteral("setupPreview"))->height(), 50);
}
