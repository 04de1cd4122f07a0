// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTimer>

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/bundle/maker_names.h"
#include "core/doubt/neighbours.h"
#include "core/inference/classifier.h"
#include "tests/support/toy_gate.h"
#include "tests/ui/identify/identify_bench.h"
#include "ui/elements/number_text.h"
#include "ui/elements/section.h"
#include "ui/identify/fact_grid.h"
#include "ui/identify/heat_map_panel.h"
#include "ui/identify/maker_facts.h"
#include "ui/identify/maker_panel.h"
#include "ui/identify/model_choice.h"
#include "ui/identify/model_comparison.h"
#include "ui/identify/probability_bars.h"
#include "ui/identify/result_panel.h"
#include "ui/identify/source_panel.h"
#include "ui/identify/why_panel.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class PanelsTest : public test::IdentifyBench {
 protected:
  IdentifyState state{services};

  template <class Widget>
  Widget& find(QWidget& in, const char* name) {
    auto* found = in.findChild<Widget*>(name);
    if (!found) throw std::runtime_error(std::string("no widget ") + name);
    return *found;
  }
  void choose(QComboBox& box, int row) {
    box.setCurrentIndex(row);
    emit box.activated(row);
  }
  void ask(const char* name) {
    state.setSubject({radiograph(name), {}});
    bench.waitUntilIdle();
  }
};

QString everyText(const QWidget& widget) {
  QString text;
  for (const auto* label : widget.findChildren<QLabel*>()) text += label->text() + '\n';
  return text;
}

}  // namespace

TEST_F(PanelsTest, TheResultNamesTheMakerWithItsProbabilityAndWhereItCameFrom) {
  ResultPanel panel(state, services);
  EXPECT_EQ(find<QLabel>(panel, "maker").text(), "No answer yet");
  ask("a");
  const auto& found = *state.answer().identification;
  auto& bars = find<ProbabilityBars>(panel, "probabilityBars");
  ASSERT_EQ(bars.bars().size(), 3u);
  EXPECT_GE(bars.bars()[0].probability, bars.bars()[1].probability);
  EXPECT_GE(bars.bars()[1].probability, bars.bars()[2].probability);
  EXPECT_EQ(find<QLabel>(panel, "verdict").text(), QString::fromUtf8("◇ Confidence not measured")) << "the model has no sets";
  EXPECT_EQ(find<QLabel>(panel, "maker").text().toStdString(), "Most probable: " + found.maker()->display);
  const auto share = percentText(found.prediction.probabilities[found.prediction.best]);
  EXPECT_EQ(find<QLabel>(panel, "probability").text(), "Probability " + share + ", not calibrated");
  EXPECT_FALSE(find<QLabel>(panel, "knownMakers").isHidden());
  EXPECT_EQ(find<QLabel>(panel, "networkInput").pixmap().size(), QSize(64, 64));
  const auto& rows = find<FactGrid>(panel, "modelFacts").rows();
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(),
                          [&](const auto& row) { return row.second == QString::fromStdString(found.model->weightsSha256); }));
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.second == "CPU"; }));
}

TEST_F(PanelsTest, TheResultSaysWhatGoesOnAndCanBeStopped) {
  ResultPanel panel(state, services);
  state.setSubject({radiograph("a"), {}});
  EXPECT_EQ(find<QLabel>(panel, "maker").text(), QString::fromUtf8("Identifying…"));
  EXPECT_FALSE(find<QPushButton>(panel, "identifyAgain").isHidden()) << "it may have the focus";
  state.cancel();
  EXPECT_EQ(find<QLabel>(panel, "maker").text(), "Stopped");
  EXPECT_TRUE(find<QLabel>(panel, "probability").isHidden());
  state.setModel("/nowhere");
  EXPECT_EQ(find<QLabel>(panel, "maker").text(), "No answer");
  EXPECT_TRUE(find<QLabel>(panel, "certainty").text().contains("Models page"));
  bench.waitUntilIdle();
}

TEST_F(PanelsTest, OnlyAnIdentificationThatTakesLongIsStoppedByAKey) {
  ResultPanel panel(state, services);
  const auto& button = find<QPushButton>(panel, "identifyStop");
  const auto* command = services.commands["answer.cancel"];
  auto* patience = state.findChild<QTimer*>("patience");
  ASSERT_TRUE(patience);
  state.setSubject({radiograph("a"), {}});
  EXPECT_FALSE(command->isEnabled()) << "Esc was meant for something else";
  EXPECT_TRUE(button.isHidden());
  ASSERT_TRUE(QMetaObject::invokeMethod(patience, "timeout"));  // as if a second had passed
  EXPECT_TRUE(command->isEnabled());
  EXPECT_FALSE(button.isHidden());
  state.setSubject({radiograph("b"), {}});
  EXPECT_FALSE(command->isEnabled()) << "the next one has just begun";
  bench.waitUntilIdle();
  ASSERT_TRUE(QMetaObject::invokeMethod(patience, "timeout"));
  EXPECT_FALSE(command->isEnabled()) << "there is nothing to stop";
}

TEST_F(PanelsTest, AMakersNameTakesTheRoomBesideItsNumbers) {
  ask("a");
  auto found = *state.answer().identification;
  auto model = std::make_shared<ModelDescription>(*found.model);
  model->labels[0].display = "Smith & Nephew (Cofield)";
  found.model = model;
  auto answer = state.answer();
  answer.identification = std::make_shared<const Answer>(found);
  ModelComparison comparison;
  comparison.show(answer, answer);
  const int width = comparison.fontMetrics().horizontalAdvance("Smith & Nephew (Cofield)");
  comparison.resize(width * 21 / 10, 600);
  comparison.QWidget::show();
  const auto labels = comparison.findChildren<QLabel*>();
  const auto labelOf = [&](const QString& text) {
    return *std::find_if(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == text && label->wordWrap(); });
  };
  const auto *name = labelOf("Smith & Nephew (Cofield)"), *other = labelOf("Maker B");
  EXPECT_EQ(name->height(), other->height()) << "one line";
  EXPECT_GE(name->contentsRect().width(), width);
}

TEST_F(PanelsTest, WhatIsNoProjectionRadiographIsAnsweredWithANotice) {
  ResultPanel panel(state, services);
  ask("ct");
  EXPECT_FALSE(find<QLabel>(panel, "answerNotices").isHidden());
  EXPECT_TRUE(find<QLabel>(panel, "answerNotices").text().contains("projection"));
  ask("a");
  EXPECT_FALSE(find<QLabel>(panel, "answerNotices").text().contains("projection"));
}

TEST_F(PanelsTest, TheLargeLineNamesAMakerOnlyIfNoOtherIsInQuestion) {
  test::writeSmallBundle(bench.userFolder() / "sets", {.name = "sets", .sets = test::oneOrAllMakers()});
  services.models.refresh();
  bench.waitUntilIdle();
  state.setModel(bench.userFolder() / "sets");
  ResultPanel panel(state, services);
  ask("a");
  const auto& maker = find<QLabel>(panel, "maker");
  const auto& probability = find<QLabel>(panel, "probability");
  const auto& bars = find<ProbabilityBars>(panel, "probabilityBars");
  EXPECT_EQ(maker.text().toStdString(), state.answer().identification->maker()->display);
  EXPECT_FALSE(probability.isHidden());
  EXPECT_TRUE(find<QLabel>(panel, "makersInQuestion").isHidden());
  EXPECT_TRUE(bars.bars()[0].isNamed && !bars.bars()[1].isNamed);
  bench.settings.set(setting::confidence, QString("95"));
  bench.waitUntilIdle();
  EXPECT_EQ(maker.text(), "Several makers possible");
  EXPECT_EQ(find<QLabel>(panel, "makersInQuestion").text(), "Any of the three");
  EXPECT_TRUE(probability.isHidden()) << "the table of all makers is below";
  EXPECT_TRUE(find<QLabel>(panel, "certainty").text().startsWith("With 95 % confidence"));
  EXPECT_TRUE(bars.bars()[2].isNamed);
}

TEST_F(PanelsTest, TheLargeLineShowsTheWholeOfATallLetter) {
  ResultPanel panel(state, services);
  panel.resize(400, 700);
  panel.show();
  auto& maker = find<QLabel>(panel, "maker");
  const auto rowsOfInk = [](const QImage& image) {
    int rows = 0;
    for (int y = 0; y < image.height(); ++y) {
      bool isInk = false;
      for (int x = 0; x < image.width(); ++x) isInk = isInk || image.pixel(x, y) != image.pixel(image.width() - 1, image.height() - 1);
      rows += isInk;
    }
    return rows;
  };
  maker.setText(QString::fromUtf8("Ö"));
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  QImage roomy(100, 100, QImage::Format_RGB32);
  roomy.fill(maker.palette().color(QPalette::Window));
  QPainter painter(&roomy);
  painter.setFont(maker.font());
  painter.setPen(maker.palette().color(QPalette::WindowText));
  painter.drawText(QPointF(20, 70), maker.text());
  painter.end();
  EXPECT_EQ(rowsOfInk(maker.grab().toImage()), rowsOfInk(roomy));
}

TEST_F(PanelsTest, AQuietLineSaysThatMoreLooksFollowAndHowManyAgree) {
  ResultPanel panel(state, services);
  const auto& line = find<QLabel>(panel, "answerLooks");
  ask("a");
  EXPECT_TRUE(line.isHidden()) << "one look";
  state.setModel(installWithLooks());
  QStringList texts;
  QStringList headings;
  QObject::connect(&state, &IdentifyState::answerChanged, &panel, [&] {
    texts.push_back(line.isHidden() ? QString() : line.text());
    headings.push_back(find<QLabel>(panel, "maker").text());
  });
  ask("another");
  ASSERT_EQ(texts.size(), 3);
  EXPECT_EQ(texts[0], "");
  EXPECT_EQ(texts[1], QString::fromUtf8("Refining: eight looks…"));
  const auto& found = *state.answer().identification;
  EXPECT_EQ(texts[2], QString("%1 of 8 looks name %2.").arg(found.agreeing()).arg(headings[2]));
  EXPECT_EQ(headings[1], "Several makers possible");
  EXPECT_FALSE(find<QPushButton>(panel, "identifyAgain").isHidden());
}

TEST_F(PanelsTest, TabGoesDownTheControlsOfTheHeatMap) {
  HeatMapPanel panel(state, services);
  ask("a");
  panel.show();
  panel.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&panel));
  auto& first = find<QWidget>(panel, "heatMapShown");
  first.setFocus(Qt::TabFocusReason);
  int top = -1;
  for (const char* name : {"heatMapShown", "heatMapLabel", "heatMapMethod", "heatMapOpacity", "heatMapColours"}) {
    auto* at = QApplication::focusWidget();
    ASSERT_NE(at, nullptr);
    EXPECT_EQ(at->objectName(), name);
    EXPECT_GT(at->mapTo(&panel, QPoint()).y(), top) << name;
    top = at->mapTo(&panel, QPoint()).y();
    QTest::keyClick(at, Qt::Key_Tab);
  }
}

TEST_F(PanelsTest, WhatIsLookedUpStaysWhenTheAnswerIsRefined) {
  state.setModel(installWithLooks());
  MakerPanel panel(state, services);
  auto& maker = find<QComboBox>(panel, "makerChoice");
  bench.settings.set(setting::confidence, QString("95"));
  ask("a");
  EXPECT_EQ(maker.currentIndex(), -1) << "several, and no more looks";
  bench.settings.set(setting::confidence, QString("90"));
  bench.waitUntilIdle();
  EXPECT_EQ(maker.currentIndex(), static_cast<int>(state.answer().identification->prediction.best)) << "it follows a new verdict";
  choose(maker, 1);
  emit state.answerChanged();
  EXPECT_EQ(maker.currentIndex(), 1) << "the same maker";
}

namespace {

// Makes the bundle one that learned from these files, with alternating labels, the nearest to `square` first. `isFirst`: the first file is
// that picture itself.
Bundle withLearned(const Bundle& bundle, const SquareImage& square, const std::vector<std::filesystem::path>& files, bool isFirst = false) {
  const auto features = Classifier(bundle, {"cpu"}).predict({&square, 1}).front().features;
  LearnedPictures learned;
  learned.width = features.size();
  for (std::size_t row = 0; row < files.size(); ++row) {
    learned.embeddings.insert(learned.embeddings.end(), features.begin(), features.end());
    learned.embeddings[row * features.size()] += static_cast<float>(row + (isFirst ? 0 : 1));
    learned.labels.push_back(row % 3);
    learned.sha256.push_back(sha256OfFile(files[row]));
  }
  return withNeighbours(bundle, learned);
}

qsizetype pictures(const QWidget& widget) {
  const auto labels = widget.findChildren<QLabel*>();
  return std::count_if(labels.begin(), labels.end(), [](const QLabel* label) { return !label->pixmap().isNull(); });
}

}  // namespace

TEST_F(PanelsTest, WhyOpensWhatTheAnswerRestsOn) {
  const auto data = bench.folder / "data";
  const std::vector<std::filesystem::path> files{data / "A" / "one.x", data / "B" / "two.x"};
  for (const auto& file : files) writeFileAtomically(file, toUtf8(file.filename()));
  const auto path = bench.userFolder() / "sets";
  const auto bundle = test::writeSmallBundle(path, {.name = "sets", .sets = test::oneOrAllMakers()});
  test::withToyGate(withLearned(bundle, squareImage(*radiograph("a")), files), true);
  services.models.refresh();
  bench.waitUntilIdle();
  state.setModel(path);
  ResultPanel panel(state, services);
  panel.show();
  auto& section = find<Section>(panel, "whySection");
  EXPECT_TRUE(section.isHidden()) << "there is no answer yet";
  ask("a");
  EXPECT_FALSE(section.isHidden());
  EXPECT_FALSE(section.isOpen()) << "the verdict is read first";
  EXPECT_EQ(find<QLabel>(panel, "verdict").text(), QString::fromUtf8("● One maker"));
  section.setOpen(true);
  auto& why = find<WhyPanel>(panel, "whyPanel");
  auto text = everyText(why);
  for (const char* part : {"Confidence", "With 90 % confidence one maker remains: of many radiographs, at least 90 % keep", "Looks",
                           "Finder", "Gate", "2.7 times", "Maker A", "Maker B", "distance 0.", "Training page"}) {
    EXPECT_TRUE(text.contains(part)) << part << " in " << text.toStdString();
  }
  EXPECT_LT(text.indexOf("Maker A"), text.indexOf("Maker B")) << "the nearest first";
  EXPECT_EQ(pictures(why), 0) << "the folder of the files is not known";

  services.settings.set(setting::lastDataFolder, QString::fromStdString(toUtf8(data)));
  section.setOpen(false);
  section.setOpen(true);
  EXPECT_TRUE(QTest::qWaitFor([&] { return pictures(why) == 2; }, 60'000));
  text = everyText(why);
  EXPECT_TRUE(text.contains("A/one.x") && text.contains("B/two.x")) << text.toStdString();
  EXPECT_FALSE(text.contains("Training page"));
  bench.settings.set(setting::confidence, QString("95"));
  bench.waitUntilIdle();
  EXPECT_EQ(find<QLabel>(panel, "verdict").text(), QString::fromUtf8("◐ More than one maker in question"));
}

TEST_F(PanelsTest, TheSimilarPictureThatIsTheOpenOneIsCalledThat) {
  const auto path = bench.userFolder() / "sets";
  std::vector<std::filesystem::path> files;
  for (const char* name : {"one.x", "two.x"}) {
    files.push_back(bench.folder / name);
    writeFileAtomically(files.back(), std::string_view(name));
  }
  const auto bundle = test::writeSmallBundle(path, {.name = "sets", .sets = test::oneOrAllMakers()});
  withLearned(bundle, squareImage(*radiograph("a")), files, true);
  services.models.refresh();
  bench.waitUntilIdle();
  state.setModel(path);
  ResultPanel panel(state, services);
  ask("a");
  const auto text = everyText(find<WhyPanel>(panel, "whyPanel"));
  EXPECT_TRUE(text.contains("Maker A\nthis picture")) << text.toStdString();
  EXPECT_TRUE(text.contains("Maker B\ndistance 0.")) << text.toStdString();
  EXPECT_FALSE(text.contains("0.000")) << text.toStdString();
}

TEST_F(PanelsTest, WhyOfAnUnknownAnswerNamesNoMaker) {
  const auto path = bench.userFolder() / "sets";
  const auto file = bench.folder / "one.x";
  writeFileAtomically(file, std::string_view("one"));
  const auto bundle = test::writeSmallBundle(path, {.name = "sets", .sets = test::oneOrAllMakers()});
  test::withToyGate(withLearned(bundle, squareImage(*radiograph("a")), {file}), false);
  services.models.refresh();
  bench.waitUntilIdle();
  state.setModel(path);
  ResultPanel panel(state, services);
  ask("a");
  EXPECT_EQ(find<QLabel>(panel, "verdict").text(), QString::fromUtf8("○ No maker"));
  const auto text = everyText(find<WhyPanel>(panel, "whyPanel"));
  EXPECT_TRUE(text.contains("2.7 times as high")) << text.toStdString();
  EXPECT_TRUE(text.contains("no maker may be named"));
  EXPECT_FALSE(text.contains("Maker A") || text.contains("Maker B") || text.contains("Maker C")) << text.toStdString();
}

TEST_F(PanelsTest, WhyNamesTheImplantThatTheFinderDidNotSee) {
  ask("a");
  auto found = *state.answer().identification;
  found.found.emplace();
  found.implantSeen = false;
  WhyPanel panel(services);
  panel.setAnswer(std::make_shared<const Answer>(found));
  EXPECT_TRUE(everyText(panel).contains("The finder saw no drawing implant in the picture.")) << everyText(panel).toStdString();
}

TEST_F(PanelsTest, TwoModelsStandSideBySide) {
  const auto other = installSecond();
  ResultPanel panel(state, services);
  ask("a");
  auto& comparison = find<ModelComparison>(panel, "modelComparison");
  EXPECT_TRUE(comparison.isHidden());
  auto& second = find<ModelChoice>(panel, "comparedModelChoice");
  choose(second, second.findText("other test"));
  bench.waitUntilIdle();
  EXPECT_FALSE(comparison.isHidden());
  const auto text = everyText(comparison);
  for (const char* part : {"small test", "other test", "Maker A", "Maker B", "Maker C"}) EXPECT_TRUE(text.contains(part)) << part;
  choose(second, 0);
  EXPECT_TRUE(comparison.isHidden());
}

TEST_F(PanelsTest, ModelsOfOneNameAreChosenByTheirDigests) {
  ResultPanel panel(state, services);
  const auto& choice = find<ModelChoice>(panel, "modelChoice");
  EXPECT_EQ(choice.itemText(1), "small test");
  const auto same = test::writeSmallBundle(bench.installedFolder() / "same", {.name = "small", .seed = 8});
  bench.models.refresh();
  bench.waitUntilIdle();
  EXPECT_GT(choice.findText("small test (" + QString::fromStdString(same.model.weightsSha256.substr(0, 8)) + ")"), 0);
  EXPECT_EQ(choice.findText("small test"), -1);
}

TEST_F(PanelsTest, AModelIsNotComparedWithItself) {
  installSecond();
  ResultPanel panel(state, services);
  auto& first = find<ModelChoice>(panel, "modelChoice");
  auto& second = find<ModelChoice>(panel, "comparedModelChoice");
  ask("a");
  EXPECT_EQ(second.findText("small test"), -1) << "it answers already, as the default";
  choose(second, second.findText("other test"));
  bench.waitUntilIdle();
  choose(first, first.findText("other test"));
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().identification->model->name, "other");
  EXPECT_TRUE(find<ModelComparison>(panel, "modelComparison").isHidden());
  EXPECT_EQ(second.currentIndex(), 0);
  EXPECT_EQ(second.findText("other test"), -1);
  EXPECT_GT(second.findText("small test"), 0) << "now it would be a second opinion";
}

TEST_F(PanelsTest, AnUnknownAnswerShowsNoProbabilities) {
  const auto other = installSecond();
  ResultPanel panel(state, services);
  ask("a");
  const auto& bars = find<ProbabilityBars>(panel, "probabilityBars");
  EXPECT_FALSE(bars.isHidden());
  state.setComparedModel(other);
  ask("blank");
  ASSERT_EQ(state.answer().identification->verdict, Verdict::Unknown);
  EXPECT_TRUE(bars.isHidden());
  EXPECT_TRUE(find<QLabel>(panel, "knownMakers").isHidden()) << "there are no makers that it could mean";
  auto& comparison = find<ModelComparison>(panel, "modelComparison");
  EXPECT_FALSE(everyText(comparison).contains('%')) << everyText(comparison).toStdString();
  const auto unknown = state.answer();
  ask("a");
  comparison.show(unknown, state.answer());
  const auto text = everyText(comparison);
  EXPECT_EQ(text.count('%'), 3) << "those of the other model alone: " << text.toStdString();
}

TEST_F(PanelsTest, TheHeatMapFollowsItsControls) {
  HeatMapPanel panel(state, services);
  auto& label = find<QComboBox>(panel, "heatMapLabel");
  EXPECT_FALSE(label.isEnabled());
  ask("a");
  EXPECT_TRUE(label.isEnabled());
  EXPECT_EQ(label.count(), 4);
  choose(label, 3);
  EXPECT_EQ(state.heatLabel(), rankedLabels(state.answer().identification->prediction)[2]) << "the most probable come first";
  choose(find<QComboBox>(panel, "heatMapMethod"), 1);
  bench.waitUntilIdle();
  EXPECT_EQ(state.heatMethod(), HeatMethod::LayerCam);
  EXPECT_FALSE(find<QLabel>(panel, "heatMapWords").text().contains("Computing"));
  find<QCheckBox>(panel, "heatMapShown").setChecked(false);
  EXPECT_FALSE(bench.settings.get(setting::heatMapShown));
  find<QSlider>(panel, "heatMapOpacity").setValue(25);
  EXPECT_DOUBLE_EQ(bench.settings.get(setting::heatMapOpacity), 0.25);
  choose(find<QComboBox>(panel, "heatMapColours"), 1);
  EXPECT_EQ(bench.settings.get(setting::heatMapColours), "viridis");
  bench.settings.set(setting::heatMapShown, true);
  EXPECT_TRUE(find<QCheckBox>(panel, "heatMapShown").isChecked());
}

TEST_F(PanelsTest, NotesStayWithTheirMaker) {
  MakerPanel panel(state, services);
  auto& maker = find<QComboBox>(panel, "makerChoice");
  auto& notes = find<QPlainTextEdit>(panel, "makerNotes");
  ASSERT_EQ(maker.count(), 4) << "without an answer, the makers of the table";
  EXPECT_EQ(maker.itemText(0), "Smith & Nephew (Cofield)");
  EXPECT_EQ(maker.currentIndex(), -1);
  EXPECT_FALSE(notes.isEnabled());
  choose(maker, maker.findData("Tornier"));
  EXPECT_TRUE(everyText(panel).contains("Stryker"));
  EXPECT_TRUE(everyText(panel).contains("Source:"));
  notes.setPlainText("Tray 12 <b>");
  choose(maker, maker.findData("Zimmer"));
  EXPECT_TRUE(notes.toPlainText().isEmpty());
  choose(maker, maker.findData("Tornier"));
  EXPECT_EQ(notes.toPlainText(), "Tray 12 <b>");
  EXPECT_EQ(bench.settings.free("notes/Tornier").toString(), "Tray 12 <b>");
  notes.clear();
  EXPECT_FALSE(bench.settings.free("notes/Tornier").isValid());
  ask("a");
  EXPECT_EQ(maker.count(), 3) << "with one, those of the model";
  EXPECT_TRUE(everyText(panel).contains("no information about this maker"));
  state.setSubject({});
  EXPECT_EQ(maker.currentIndex(), -1) << "no maker of an older picture";
  EXPECT_FALSE(everyText(panel).contains("no information about this maker"));
}

TEST_F(PanelsTest, TheSourceAsksForFrameAndPolarity) {
  KeptViews kept;
  CaseSlot slot(decoder, bench.files, kept);
  SourcePanel panel(slot);
  EXPECT_FALSE(panel.isEnabled());
  slot.open("/x/3f.dcm");
  bench.waitUntilIdle();
  EXPECT_TRUE(panel.isEnabled());
  find<QSpinBox>(panel, "frameChoice").setValue(3);
  bench.waitUntilIdle();
  EXPECT_EQ(slot.view().frame(), 2);
  find<QCheckBox>(panel, "treatAsInverted").setChecked(true);
  EXPECT_TRUE(slot.view().treatAsInverted());
  const auto& rows = find<FactGrid>(panel, "sourceFacts").rows();
  EXPECT_EQ(rows[0].second, "3f.dcm");
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.second == "3 of 3"; }));
  slot.view().setTreatAsInverted(false);
  EXPECT_FALSE(find<QCheckBox>(panel, "treatAsInverted").isChecked());
}

TEST(FactGrid, LeavesOutWhatTheFileDoesNotSay) {
  FactGrid grid;
  grid.setRows({{"Side", "R"}, {"View", " "}, {"Body part", ""}});
  EXPECT_EQ(grid.findChildren<QLabel*>().size(), 2) << "a name and a value";
}

TEST(MakerTable, EveryStatementHasItsSource) {
  const auto& table = makerTable();
  ASSERT_EQ(table.makers.size(), 4u);
  for (const auto& [label, facts] : table.makers) {
    ASSERT_EQ(facts.size(), 3u) << label;
    EXPECT_EQ(facts[0].about, MakerFact::About::Company);
    EXPECT_EQ(facts[2].about, MakerFact::About::Unknown);
    for (const auto& fact : facts) {
      EXPECT_FALSE(fact.source().isEmpty()) << label;
      EXPECT_FALSE(fact.texts.at("de").isEmpty()) << label;
    }
  }
  EXPECT_TRUE(table.of("Nobody").empty());
}

TEST(MakerTable, SpeaksTheLanguageOfTheWindow) {
  const auto company = makerTable().of("Zimmer").at(0);
  const auto textIn = [&](const char* language) {
    QLocale::setDefault(QLocale(QString::fromLatin1(language)));
    return company.text();
  };
  EXPECT_EQ(textIn("de_AT"), "Zimmer Biomet, seit dem Zusammenschluss von Zimmer und Biomet im Juni 2015.");
  EXPECT_EQ(textIn("en"), "Zimmer Biomet, since Zimmer and Biomet merged in June 2015.");
  EXPECT_EQ(textIn("fr"), textIn("en"));
  const auto sourcesIn = [](const char* language) {
    QLocale::setDefault(QLocale(QString::fromLatin1(language)));
    QString sources;
    for (const auto& [label, facts] : makerTable().makers) {
      for (const auto& fact : facts) sources += fact.source() + '\n';
    }
    return sources;
  };
  EXPECT_TRUE(sourcesIn("en").contains("14 June 2012") && sourcesIn("en").contains("K151293"));
  const auto german = sourcesIn("de_AT");
  EXPECT_TRUE(german.contains("14. Juni 2012") && german.contains("K151293"));
  for (const char* english : {" June ", "the labels", "announcements", "annual report", "press release", "technique"})
    EXPECT_FALSE(german.contains(english)) << english;
  QLocale::setDefault(QLocale::system());
}

TEST(MakerTable, AStatementWithoutSourceOrOfNoKindIsRefused) {
  auto json = nlohmann::json::parse(
      R"({"format": "glenoid-makers", "checked": "x", "makers": {"A": [{"about": "company", "text": {"en": "t"}, "source": "s"}]}})");
  EXPECT_EQ(makerTableFrom(json).of("A").size(), 1u);
  json["makers"]["A"][0]["source"] = "";
  EXPECT_ANY_THROW(makerTableFrom(json));
  json["makers"]["A"][0]["source"] = "s";
  json["makers"]["A"][0]["text"] = {{"de", "t"}};
  EXPECT_ANY_THROW(makerTableFrom(json));
  json["makers"]["A"][0]["text"]["en"] = "t";
  json["makers"]["A"][0]["about"] = "gossip";
  EXPECT_ANY_THROW(makerTableFrom(json));
  json["format"] = "other";
  EXPECT_ANY_THROW(makerTableFrom(json));
}
