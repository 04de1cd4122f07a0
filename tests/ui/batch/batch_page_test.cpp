// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a batch: every control has its effect.
#include "ui/batch/batch_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/named_controls.h"
#include "tests/support/services_bench.h"
#include "tests/ui/batch/named_decoder.h"
#include "ui/batch/batch_truth.h"
#include "ui/elements/scroll_to_focus.h"

using namespace glenoid;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

class BatchPageTest : public testing::Test {
 protected:
  BatchPageTest() {
    page.resize(1100, 700);
    page.show();
  }
  template <class Widget>
  Widget* find(const char* name) {
    auto* widget = page.findChild<Widget*>(name);
    EXPECT_NE(widget, nullptr) << name;
    return widget;
  }
  void run() {
    page.start({"2.png", "10.png", "bad.png", "gone.png"});
    bench.waitUntilIdle();
  }
  int rows() { return find<QTableView>("batchTable")->model()->rowCount(); }

  test::NamedDecoder decoder;
  test::ServicesBench bench{&decoder};
  BatchPage page{bench.services};
};

}  // namespace

TEST_F(BatchPageTest, IsEmptyAtFirstAndInvites) {
  EXPECT_EQ(find<QStackedWidget>("batchStack")->currentIndex(), 0);
  EXPECT_TRUE(find<QPushButton>("batchFolderFirst")->isVisible());
  EXPECT_FALSE(bench.commands["batch.export"]->isEnabled());
  EXPECT_FALSE(bench.commands["batch.stop"]->isEnabled());
  EXPECT_FALSE(bench.commands["batch.again"]->isEnabled());
}

TEST_F(BatchPageTest, ShowsRowsCountsAndTheEnd) {
  page.start({"2.png", "10.png", "bad.png", "gone.png"});
  EXPECT_TRUE(find<QPushButton>("batchStop")->isVisible());
  EXPECT_TRUE(find<QProgressBar>("batchBar")->isVisible());
  bench.waitUntilIdle();
  EXPECT_EQ(find<QStackedWidget>("batchStack")->currentIndex(), 1);
  EXPECT_EQ(rows(), 4);
  EXPECT_FALSE(find<QPushButton>("batchStop")->isVisible());
  EXPECT_FALSE(find<QProgressBar>("batchBar")->isVisible());
  EXPECT_TRUE(find<QLabel>("batchProgress")->text().contains("4"));
  EXPECT_TRUE(find<QLabel>("batchCounts")->text().contains("Maker"));
  EXPECT_TRUE(find<QLabel>("batchCounts")->text().contains("refused 1"));
  EXPECT_TRUE(bench.commands["batch.export"]->isEnabled());
}

TEST_F(BatchPageTest, StopStops) {
  page.start({"2.png", "10.png"});
  find<QPushButton>("batchStop")->click();
  bench.waitUntilIdle();
  EXPECT_EQ(page.state().phase(), BatchState::Phase::Stopped);
}

TEST_F(BatchPageTest, ContinueIsOfferedAfterAStop) {
  auto* proceed = find<QPushButton>("batchContinue");
  EXPECT_FALSE(bench.commands["batch.continue"]->isEnabled());
  page.start({"2.png", "10.png"});
  EXPECT_FALSE(proceed->isVisible());
  find<QPushButton>("batchStop")->click();
  bench.waitUntilIdle();
  EXPECT_TRUE(proceed->isVisible());
  page.layout()->activate();
  EXPECT_TRUE(QTest::qWaitFor([&] { return proceed->width() <= proceed->sizeHint().width(); })) << "not as wide as the page";
  proceed->click();
  bench.waitUntilIdle();
  EXPECT_EQ(page.state().phase(), BatchState::Phase::Done);
  EXPECT_EQ(rows(), 2);
  EXPECT_FALSE(proceed->isVisible());
}

TEST_F(BatchPageTest, ALargeTableThatWasNotExportedIsReplacedOnlyAfterAQuestion) {
  const auto press = [&](const char* button) {
    auto* box = find<QMessageBox>("replaceQuestion");
    ASSERT_NE(box, nullptr);
    box->findChild<QPushButton*>(button)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    bench.waitUntilIdle();
  };
  std::vector<fs::path> many;
  for (int i = 0; i < 21; ++i) many.push_back(std::to_string(i) + ".png");
  run();
  page.start(many);
  bench.waitUntilIdle();
  ASSERT_EQ(rows(), 21) << "four answers are soon there again";
  page.start({"2.png"});
  press("unsavedCancel");
  EXPECT_EQ(rows(), 21);
  page.start({"2.png"});
  press("unsavedSave");
  EXPECT_EQ(rows(), 21);
  find<QFileDialog>("batchExportDialog")->reject();
  page.start({"2.png"});
  press("unsavedLose");
  EXPECT_EQ(rows(), 1);
  page.start(many);
  bench.waitUntilIdle();
  page.state().exportCsv(bench.folder / "table.csv");
  bench.waitUntilIdle();
  page.start({"2.png"});
  bench.waitUntilIdle();
  EXPECT_EQ(rows(), 1) << "nothing is lost";
}

TEST_F(BatchPageTest, StopAndContinueHandTheFocusToEachOther) {
  page.start({"2.png", "10.png"});
  auto *stop = find<QPushButton>("batchStop"), *proceed = find<QPushButton>("batchContinue");
  stop->setFocus();
  stop->click();
  EXPECT_EQ(page.focusWidget(), proceed);
  proceed->click();
  EXPECT_EQ(page.focusWidget(), stop);
  bench.waitUntilIdle();
  EXPECT_EQ(page.state().phase(), BatchState::Phase::Done);
  EXPECT_EQ(page.focusWidget(), find<QTableView>("batchTable"));
}

TEST_F(BatchPageTest, ACellOfTheConfusionTableShowsItsAnswers) {
  const auto labels = [&] { return page.state().bundle()->model.labels; };
  run();
  const auto first = labels()[0].name, second = labels()[1].name;
  for (const auto& [folder, name] : {std::pair{first, "2.png"}, {second, "3.png"}, {second, "4.png"}})
    writeFileAtomically(bench.folder / "set" / folder / name, std::string_view("\1"));
  page.start({bench.folder / "set"});
  bench.waitUntilIdle();
  ASSERT_EQ(rows(), 3);
  const auto& tally = page.state().model().counts().folders;
  ASSERT_EQ(tally.confusion.total(), 3u) << "the model always names one maker";
  find<QPushButton>("batchConfusionShow")->click();
  auto* all = find<QPushButton>("batchAllAnswers");
  auto* table = find<QTableView>("batchConfusion");
  const auto framed = [&] { return table->selectionModel()->selectedIndexes(); };
  int expected = 3;
  QModelIndexList chosen;
  for (int truth = 0; truth < 3; ++truth) {
    for (int answer = 0; answer < 3; ++answer) {
      const auto cell = table->model()->index(truth, answer);
      const auto count = tally.confusion.at(static_cast<std::size_t>(truth), static_cast<std::size_t>(answer));
      if (count > 0) {
        expected = static_cast<int>(count);
        chosen = {cell};
      }
      emit table->clicked(cell);
      EXPECT_EQ(rows(), expected) << "a cell with 0 changes nothing";
      EXPECT_EQ(framed(), chosen);
      EXPECT_EQ(all->isVisible(), !chosen.isEmpty());
    }
  }
  ASSERT_FALSE(chosen.isEmpty());
  table->setCurrentIndex(table->model()->index(2, 0));
  EXPECT_EQ(framed(), chosen) << "the arrow keys choose nothing";
  emit page.state().changed();
  EXPECT_EQ(framed(), chosen) << "also while the batch goes on";
  all->click();
  EXPECT_EQ(rows(), 3);
  EXPECT_FALSE(all->isVisible());
  EXPECT_TRUE(framed().isEmpty());
  emit table->clicked(chosen.front());
  EXPECT_EQ(rows(), expected);
  run();
  EXPECT_EQ(rows(), 4) << "another batch has other cells";
  EXPECT_FALSE(all->isVisible());
  EXPECT_TRUE(framed().isEmpty());
}

TEST_F(BatchPageTest, SaysWhyAnOpenedPictureMayHaveAnotherAnswer) {
  const auto* words = find<QLabel>("batchLooks");
  auto* table = find<QTableView>("batchTable");
  const auto openFirst = [&] {
    emit table->activated(table->model()->index(0, 0));
    const auto& waiting = bench.messages.waiting();
    return waiting.empty() || waiting.front().topic != "batch:row" ? QString() : waiting.front().text;
  };
  run();
  EXPECT_FALSE(words->isVisible()) << "the model was measured with one look only";
  EXPECT_EQ(openFirst(), "");
  test::writeSmallBundle(bench.installedFolder() / "zother", {"other", 9, false, test::setsOfEightLooks()});
  bench.models.refresh();
  bench.waitUntilIdle();
  bench.models.setDefault(bench.installedFolder() / "zother");
  bench.waitUntilIdle();
  EXPECT_TRUE(openFirst().endsWith("The answer here may differ: another model answers.")) << openFirst().toStdString();
  run();
  EXPECT_TRUE(words->isVisible());
  EXPECT_EQ(openFirst(), "The batch answered “Several makers possible” for 2.png. The answer here may differ: eight looks instead of one.");
  EXPECT_EQ(bench.messages.waiting().front().page, "go.identify");
  bench.settings.set(setting::eightLooks, false);
  EXPECT_FALSE(words->isVisible());
  EXPECT_EQ(openFirst(), "");
}

TEST_F(BatchPageTest, TheReasonIsReadableInASmallWindow) {
  page.resize(700, 600);
  page.start({"2.png", "some/10.png", "bad.png"});
  bench.waitUntilIdle();
  auto* table = find<QTableView>("batchTable");
  ASSERT_FALSE(table->isColumnHidden(BatchModel::Folder));
  const int letter = table->fontMetrics().averageCharWidth();
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->columnWidth(BatchModel::Remark) >= 30 * letter; }));
  const int before = table->columnWidth(BatchModel::File);
  page.resize(1600, 600);
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->columnWidth(BatchModel::File) > before; })) << "it had given way";
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->horizontalScrollBar()->maximum() == 0; }));
  table->setColumnWidth(BatchModel::File, 400);  // as the user does
  page.resize(1500, 600);
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->width() < 1500; }));
  EXPECT_EQ(table->columnWidth(BatchModel::File), 400);
}

TEST_F(BatchPageTest, TheTableShowsFiveRowsHoweverSmallTheWindow) {
  run();
  page.resize(640, 100);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  const auto* table = find<QTableView>("batchTable");
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->viewport()->height() >= 5 * table->rowHeight(0); })) << table->viewport()->height();
}

TEST_F(BatchPageTest, TheNameOfAMakerIsWholeInASmallWindow) {
  page.resize(640, 400);
  run();
  const auto* table = find<QTableView>("batchTable");
  const auto metrics = table->fontMetrics();
  int widest = 0;
  for (const auto& [maker, count] : page.state().model().counts().makers) widest = std::max(widest, metrics.horizontalAdvance(maker));
  ASSERT_GT(widest, 0);
  const int wanted = std::min(widest, 26 * metrics.averageCharWidth());
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->columnWidth(BatchModel::Maker) >= wanted; })) << table->columnWidth(BatchModel::Maker);
}

TEST_F(BatchPageTest, AKeySortsByTheColumnOfTheChosenCell) {
  run();
  auto* table = find<QTableView>("batchTable");
  const auto first = [table] { return table->model()->index(0, BatchModel::File).data().toString(); };
  auto* sort = bench.commands["batch.sort"];
  ASSERT_TRUE(sort->isEnabled());
  const auto unsorted = first();
  table->setCurrentIndex(table->model()->index(0, BatchModel::File));
  QStringList tops;
  for (int i = 0; i < 3; ++i) {
    sort->trigger();
    tops << first();
  }
  EXPECT_EQ(tops, QStringList({"2.png", "gone.png", unsorted}));
  table->setCurrentIndex(table->model()->index(0, BatchModel::Status));
  sort->trigger();
  EXPECT_EQ(table->horizontalHeader()->sortIndicatorSection(), BatchModel::Status);
}

TEST_F(BatchPageTest, TabGoesThroughItsFirstRowAsItStands) {
  run();
  QStringList names;
  for (const auto* at = find<QWidget>("batchFolder"); names.size() < 5; at = at->nextInFocusChain()) {
    if ((at->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) names << at->objectName();
  }
  EXPECT_EQ(names, QStringList({"batchFolder", "batchFiles", "batchModel", "batchAgain", "batchExport"}));
}

TEST_F(BatchPageTest, NoLineEndsWithASeparator) {
  run();
  EXPECT_FALSE(find<QLabel>("batchCounts")->text().contains(" ·"));
  FolderTally tally;
  tally.unknown = tally.several = 1;
  EXPECT_FALSE(tallyText(tally).contains(" ·"));
}

TEST_F(BatchPageTest, TheNameOfTheModelIsCutOnlyWithoutRoom) {
  const std::string name = "a-model-with-a-name-of-many-words";
  test::writeSmallBundle(bench.installedFolder() / "zother", {name, 9, false});
  bench.models.refresh();
  bench.waitUntilIdle();
  bench.models.setDefault(bench.installedFolder() / "zother");
  bench.waitUntilIdle();
  run();
  auto* models = find<QComboBox>("batchModel");
  page.resize(1800, 700);
  EXPECT_TRUE(QTest::qWaitFor([&] { return models->width() >= models->fontMetrics().horizontalAdvance(models->currentText()); }));
  EXPECT_LT(models->minimumSizeHint().width(), models->sizeHint().width()) << "a narrow page cuts it";
}

TEST_F(BatchPageTest, FoldersNamedAfterMakersAreComparedOnTheSpot) {
  run();
  EXPECT_FALSE(find<QLabel>("batchTruth")->isVisible()) << "no folder names a maker";
  const auto label = QString::fromStdString(page.state().bundle()->model.labels[0].name);
  for (const char* name : {"2.png", "3.png"}) writeFileAtomically(bench.folder / label.toStdString() / name, std::string_view("\1"));
  page.start({bench.folder / label.toStdString()});
  bench.waitUntilIdle();
  const auto& tally = page.state().model().counts().folders;
  EXPECT_EQ(tally.pictures(), 2u);
  EXPECT_TRUE(find<QLabel>("batchTruth")->isVisible());
  EXPECT_EQ(find<QLabel>("batchTruth")->text(), tallyText(tally));
  EXPECT_EQ(find<QLabel>("batchTruth")->focusPolicy(), Qt::TabFocus) << "keys scroll to it";
  auto* table = find<QTableView>("batchConfusion");
  auto* axes = find<QLabel>("batchConfusionAxes");
  EXPECT_FALSE(table->isVisible() || axes->isVisible());
  find<QPushButton>("batchConfusionShow")->click();
  EXPECT_TRUE(table->isVisible() && axes->isVisible());
  EXPECT_TRUE(axes->text().contains("folders in rows, answers in columns"));
  EXPECT_EQ(table->model()->rowCount(), 3);
  EXPECT_EQ(table->model()->index(0, 0).data().toULongLong(), tally.confusion.at(0, 0));
  EXPECT_FALSE(find<QTableView>("batchTable")->isColumnHidden(BatchModel::Folder)) << "the answers are compared with it";
}

TEST(BatchTruth, SaysAccuracyWithItsIntervalAndWhatIsCountedApart) {
  FolderTally tally;
  tally.confusion = ConfusionMatrix(2);
  for (int i = 0; i < 9; ++i) tally.confusion.add(0, 0);
  tally.confusion.add(1, 0);
  tally.unknown = 4;
  EXPECT_EQ(tallyText(tally), "By folder, 9 of 10 answers are right: 90.0 % (95 % interval 59.6 to 98.2 %); unknown, not counted: 4");
  tally.several = 3;
  tally.severalWithout = 1;
  EXPECT_TRUE(tallyText(tally).contains("9 of 10")) << "they are neither right nor wrong";
  EXPECT_TRUE(tallyText(tally).contains("several makers possible, not counted: 3 (that of the folder is one of them: 2)"));
  EXPECT_FALSE(tallyText(tally).contains("learned"));
  tally.learned = 8;
  EXPECT_TRUE(tallyText(tally).contains("the model learned from 8 of these pictures"));
  FolderTally none;
  none.unknown = 1;
  EXPECT_EQ(tallyText(none), "unknown, not counted: 1");
  none.elsewhere = 4;
  EXPECT_EQ(tallyText(none), "unknown, not counted: 1; in folders of no known maker, not counted: 4");
}

TEST(BatchTruth, ASmallWindowScrollsToItsConfusionMatrix) {
  const ScrollToFocus follows;
  QScrollArea area;
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  auto* above = new QWidget;
  above->setFixedHeight(250);
  auto* truth = new BatchTruth;
  column->addWidget(above);
  column->addWidget(truth);
  area.setWidgetResizable(true);
  area.setWidget(page);
  area.resize(700, 300);
  area.show();
  area.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&area));
  FolderTally tally;
  tally.confusion = ConfusionMatrix(2);
  tally.confusion.add(0, 0);
  ModelDescription model;
  model.labels.resize(2);
  truth->setTally(tally, model);
  truth->findChild<QPushButton*>("batchConfusionShow")->click();
  auto* table = truth->findChild<QTableView*>("batchConfusion");
  const auto end = [&] { return table->mapTo(area.viewport(), QPoint(0, table->height())).y(); };
  EXPECT_TRUE(QTest::qWaitFor([&] { return table->hasFocus() && end() <= area.viewport()->height(); })) << end();
}

TEST_F(BatchPageTest, TheFolderIsShownOnlyIfItTellsSomething) {
  auto* table = find<QTableView>("batchTable");
  run();
  EXPECT_TRUE(table->isColumnHidden(BatchModel::Folder));
  find<QLineEdit>("batchSearch")->setText("bad");
  EXPECT_TRUE(table->isColumnHidden(BatchModel::Folder)) << "all lie in one folder";
  find<QLineEdit>("batchSearch")->clear();
  page.start({"2.png", "some/10.png"});
  bench.waitUntilIdle();
  EXPECT_FALSE(table->isColumnHidden(BatchModel::Folder));
  run();
  EXPECT_TRUE(table->isColumnHidden(BatchModel::Folder));
}

TEST_F(BatchPageTest, TheReasonGetsTheRoomThatTheOthersDoNotNeed) {
  run();
  auto* table = find<QTableView>("batchTable");
  EXPECT_TRUE(QTest::qWaitFor([&] {
    return table->horizontalScrollBar()->maximum() == 0 && table->columnWidth(BatchModel::Remark) > 200 &&
           table->columnWidth(BatchModel::Status) < 100;
  })) << table->columnWidth(BatchModel::Remark)
      << ' ' << table->columnWidth(BatchModel::Status);
  EXPECT_TRUE(table->wordWrap());
  const auto alignment = [&](int column) { return table->model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole); };
  EXPECT_EQ(alignment(BatchModel::Probability), QVariant(Qt::AlignRight | Qt::AlignVCenter)) << "above its numbers";
  table->sortByColumn(BatchModel::Probability, Qt::DescendingOrder);
  EXPECT_EQ(alignment(BatchModel::Probability), QVariant(Qt::AlignLeft | Qt::AlignVCenter)) << "beside the sort indicator";
}

TEST_F(BatchPageTest, TheSliderStandsBesideItsWords) {
  run();
  const auto* words = find<QCheckBox>("batchUnsure");
  const auto* slider = find<QSlider>("batchThreshold");
  EXPECT_TRUE(
      QTest::qWaitFor([&] { return slider->x() - words->geometry().right() < 20 && words->width() < words->sizeHint().width() + 20; }));
}

TEST_F(BatchPageTest, SearchAndDoubtNarrowTheTable) {
  run();
  find<QLineEdit>("batchSearch")->setText("bad");
  EXPECT_EQ(rows(), 1);
  EXPECT_TRUE(find<QLabel>("batchShown")->text().contains("1 of 4"));
  find<QLineEdit>("batchSearch")->clear();
  auto* threshold = find<QSlider>("batchThreshold");
  EXPECT_FALSE(threshold->isEnabled());
  find<QCheckBox>("batchUnsure")->setChecked(true);
  EXPECT_TRUE(threshold->isEnabled());
  threshold->setValue(99);
  EXPECT_EQ(rows(), 2);
  const auto probability = [&](std::size_t row) {
    const auto& prediction = page.state().model().rows()[row].prediction;
    return prediction.probabilities[prediction.best];
  };
  const auto least = static_cast<int>(100 * std::min(probability(0), probability(1)));
  threshold->setValue(least);
  EXPECT_EQ(rows(), least < 30 ? 1 : 0);
}

TEST_F(BatchPageTest, ADoubleClickOpensTheRowThatIsShown) {
  run();
  QSignalSpy opened(&page, &BatchPage::openRequested);
  auto* table = find<QTableView>("batchTable");
  table->sortByColumn(BatchModel::File, Qt::DescendingOrder);
  const auto place = table->visualRect(table->model()->index(0, 0)).center();
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
  QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
  ASSERT_EQ(opened.count(), 1);
  EXPECT_EQ(opened[0][0].toString(), "gone.png");
}

TEST_F(BatchPageTest, TheCurrentRowStaysCurrentWhileTheTableIsSearched) {
  run();
  auto* table = find<QTableView>("batchTable");
  auto* search = find<QLineEdit>("batchSearch");
  table->setCurrentIndex(table->model()->index(1, BatchModel::File));
  const auto name = table->currentIndex().data().toString();
  search->setText(name);
  ASSERT_EQ(rows(), 1);
  EXPECT_EQ(table->currentIndex().data().toString(), name);
  search->clear();
  EXPECT_EQ(table->currentIndex().row(), 1);
  search->setText("gone.png");
  EXPECT_FALSE(table->currentIndex().isValid());
}

TEST_F(BatchPageTest, ANewTableIsNotSearchedForWhatTheLastOneWas) {
  run();
  const int all = rows();
  find<QLineEdit>("batchSearch")->setText("gone.png");
  EXPECT_LT(rows(), all);
  run();
  EXPECT_EQ(rows(), all);
}

TEST_F(BatchPageTest, ADroppedFolderIsAsked) {
  writeFileAtomically(bench.folder / "drop" / "4.png", std::string_view("\1"));
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString((bench.folder / "drop").string()))});
  QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&page, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&page, &drop);
  bench.waitUntilIdle();
  EXPECT_EQ(rows(), 1);
}

TEST_F(BatchPageTest, AnotherModelAnswersTheSameFilesAgain) {
  test::writeSmallBundle(bench.installedFolder() / "zother", {"other", 9, false});
  bench.models.refresh();
  bench.waitUntilIdle();
  run();
  auto* models = find<QComboBox>("batchModel");
  ASSERT_EQ(models->count(), 2);
  EXPECT_TRUE(models->currentText().startsWith("small"));
  models->setCurrentIndex(1);
  find<QPushButton>("batchAgain")->click();
  bench.waitUntilIdle();
  EXPECT_EQ(rows(), 4);
  EXPECT_TRUE(page.state().model().rows()[0].model->name.starts_with("other"));
}

TEST_F(BatchPageTest, SaysWhichModelAnsweredWhileAnotherIsChosen) {
  test::writeSmallBundle(bench.installedFolder() / "zother", {"other", 9, false});
  bench.models.refresh();
  bench.waitUntilIdle();
  run();
  const auto* counts = find<QLabel>("batchCounts");
  EXPECT_FALSE(counts->text().contains("answered by"));
  auto* models = find<QComboBox>("batchModel");
  models->setCurrentIndex(1);
  emit models->activated(1);
  EXPECT_TRUE(counts->text().endsWith("answered by small test")) << counts->text().toStdString();
  find<QPushButton>("batchAgain")->click();
  bench.waitUntilIdle();
  EXPECT_FALSE(counts->text().contains("answered by"));
}

TEST_F(BatchPageTest, FollowsTheDefaultModelUntilAnotherIsChosenHere) {
  auto* models = find<QComboBox>("batchModel");
  const auto makeDefault = [&](const char* folder) {
    bench.models.setDefault(bench.installedFolder() / folder);
    bench.waitUntilIdle();
  };
  test::writeSmallBundle(bench.installedFolder() / "zother", {"other", 9, false});
  bench.models.refresh();
  bench.waitUntilIdle();
  EXPECT_TRUE(models->currentText().startsWith("small"));
  makeDefault("zother");
  EXPECT_TRUE(models->currentText().startsWith("other"));
  run();
  EXPECT_TRUE(page.state().model().rows()[0].model->name.starts_with("other"));
  models->setFocus();
  QTest::keyClick(models, Qt::Key_Up);
  EXPECT_TRUE(models->currentText().startsWith("small"));
  makeDefault("small");
  makeDefault("zother");
  EXPECT_TRUE(models->currentText().startsWith("small")) << "the user chose it";
}

TEST_F(BatchPageTest, DialogsChooseFolderFilesAndTheTablesPlace) {
  writeFileAtomically(bench.folder / "pictures" / "4.png", std::string_view("\1"));
  const auto folder = QString::fromStdString((bench.folder / "pictures").string());
  bench.commands["batch.folder"]->trigger();
  emit find<QFileDialog>("batchFolderDialog")->fileSelected(folder);
  bench.waitUntilIdle();
  EXPECT_EQ(rows(), 1);
  EXPECT_EQ(bench.settings.get(setting::lastOpenFolder), folder);
  bench.commands["batch.files"]->trigger();
  emit find<QFileDialog>("batchFilesDialog")->filesSelected({folder + "/4.png", folder + "/5.png"});
  bench.waitUntilIdle();
  EXPECT_EQ(rows(), 2);
  find<QPushButton>("batchExport")->click();
  emit find<QFileDialog>("batchExportDialog")->fileSelected(folder + "/table");
  EXPECT_TRUE(QTest::qWaitFor([&] { return fs::exists(bench.folder / "pictures" / "table.csv"); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_TRUE(readTextFile(bench.folder / "pictures" / "table.csv").starts_with("file,folder,"));
  find<QPushButton>("batchExport")->click();
  auto* dialog = page.findChildren<QFileDialog*>("batchExportDialog").last();
  dialog->selectNameFilter(dialog->nameFilters().at(1));
  emit dialog->fileSelected(folder + "/excel.csv");
  EXPECT_TRUE(QTest::qWaitFor([&] { return fs::exists(bench.folder / "pictures" / "excel.csv"); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_TRUE(readTextFile(bench.folder / "pictures" / "excel.csv")
                  .starts_with("\xEF\xBB\xBF"
                               "file"));
}

TEST_F(BatchPageTest, EveryControlHasANameAndATip) {
  EXPECT_GE(test::expectNamedControls(page), 9) << "seven buttons, the search and the mark";
}

TEST(TimeLeft, IsSaidInRoundWords) {
  EXPECT_EQ(timeLeftText(0), "a few seconds left");
  EXPECT_EQ(timeLeftText(42).count("40"), 1);
  EXPECT_EQ(timeLeftText(200).count("3"), 1);
  EXPECT_TRUE(timeLeftText(200).contains("minute"));
  EXPECT_TRUE(timeLeftText(8000).contains("hour"));
}
