// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_state.h"

#include "tests/ui/identify/identify_bench.h"
#include "ui/identify/answer_words.h"
#include "ui/services/answer_text.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class IdentifyStateTest : public test::IdentifyBench {
 protected:
  IdentifyState state{services};
  QSignalSpy changed{&state, &IdentifyState::answerChanged};

  void ask(const char* name, SourceProperties source = {}) { state.setSubject({radiograph(name), source}); }
  std::vector<double> probabilities() { return state.answer().identification->prediction.probabilities; }
};

}  // namespace

TEST_F(IdentifyStateTest, AnswersByItself) {
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Idle);
  ask("a");
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Working);
  EXPECT_TRUE(state.isWorking());
  bench.waitUntilIdle();
  ASSERT_EQ(state.answer().phase, ModelAnswer::Phase::Answered);
  EXPECT_EQ(state.answer().identification->model->name, "small");
  EXPECT_EQ(probabilities().size(), 3u);
  ASSERT_TRUE(state.heatMap());
  EXPECT_EQ(state.heatMap()->values, state.answer().identification->maps[state.heatLabel()].values);
}

TEST_F(IdentifyStateTest, AnOlderAnswerNeverStandsForANewerPicture) {
  ask("a");
  bench.waitUntilIdle();
  const auto first = probabilities();
  ask("a");
  ask("another");
  EXPECT_FALSE(state.answer().identification);
  EXPECT_FALSE(state.heatMap());
  bench.waitUntilIdle();
  const auto second = probabilities();
  EXPECT_NE(first, second);
  ask("another");
  bench.waitUntilIdle();
  EXPECT_EQ(probabilities(), second);
}

TEST_F(IdentifyStateTest, AGuestAnswersAboutItsFileOnly) {
  const auto guest = std::make_shared<const Bundle>(test::writeSmallBundle(bench.folder / "run" / "model", {.name = "run-3", .seed = 8}));
  const std::filesystem::path file = "one.dcm";
  state.setGuest(file, guest);
  EXPECT_FALSE(state.guest());
  state.setSubject({radiograph("a"), {}, file});
  bench.waitUntilIdle();
  EXPECT_EQ(state.guest(), guest);
  EXPECT_EQ(state.answer().model, guest->path) << "it is not installed";
  EXPECT_TRUE(state.heatMap());
  state.setHeatMethod(HeatMethod::LayerCam);
  bench.waitUntilIdle();
  EXPECT_TRUE(state.heatMap()) << "by the guest too";

  state.setSubject({radiograph("another"), {}, "another.dcm"});
  bench.waitUntilIdle();
  EXPECT_FALSE(state.guest());
  EXPECT_EQ(state.answer().model, bench.models.defaultBundle()->path);
  state.setSubject({radiograph("a"), {}, file});
  EXPECT_EQ(state.guest(), guest);
  state.setModel({});
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().model, bench.models.defaultBundle()->path) << "the user chose it";
}

TEST_F(IdentifyStateTest, ClosingThePictureTakesTheAnswerWithIt) {
  ask("a");
  state.setSubject({});
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Idle);
  EXPECT_FALSE(state.answer().identification);
}

TEST_F(IdentifyStateTest, CanBeStoppedAndAskedAgain) {
  ask("a");
  state.cancel();
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Stopped);
  EXPECT_FALSE(state.isWorking());
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Stopped);
  state.again();
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Answered);
}

TEST_F(IdentifyStateTest, PolarityMakesTheAnswerAnewAndTheSameSubjectDoesNot) {
  const auto picture = radiograph("a");
  state.setSubject({picture, {}});
  bench.waitUntilIdle();
  const auto before = probabilities();
  const auto answer = state.answer().identification;
  state.setSubject({picture, {}});
  EXPECT_EQ(state.answer().identification, answer);
  state.setSubject({picture, {0, true}});
  EXPECT_FALSE(state.answer().identification);
  bench.waitUntilIdle();
  EXPECT_NE(probabilities(), before);
}

TEST_F(IdentifyStateTest, AnAnswerNeverStandsForAnotherPart) {
  const auto picture = radiograph("a");
  const Part left{0, 0, 40, 40, PartOrigin::User}, right{40, 10, 40, 40, PartOrigin::User};
  state.setSubject({picture, {}});
  bench.waitUntilIdle();
  const auto whole = probabilities();
  EXPECT_EQ(state.answer().identification->part, (Part{0, 0, 80, 60, PartOrigin::Whole}));
  state.setSubject({picture, {.part = left}});
  EXPECT_FALSE(state.answer().identification);
  EXPECT_FALSE(state.heatLayer());
  state.setSubject({picture, {.part = right}});
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().identification->part, right);
  EXPECT_NE(probabilities(), whole);
  ASSERT_TRUE(state.heatLayer());
  EXPECT_EQ(state.heatLayer()->part, right);
  state.setHeatMethod(HeatMethod::LayerCam);
  bench.waitUntilIdle();
  EXPECT_EQ(state.heatLayer()->placement, squareImage(*picture, {.part = right}).placement);
  state.setSubject({picture, {}});
  bench.waitUntilIdle();
  EXPECT_EQ(probabilities(), whole) << "back to the whole";
}

TEST_F(IdentifyStateTest, OfManyFramesOnlyTheOneThatStaysIsAsked) {
  const auto picture = radiograph("3f");
  state.setSubject({picture, {}});
  bench.waitUntilIdle();
  const auto first = probabilities();
  state.setSubject({picture, {1, false}});
  state.setSubject({picture, {2, false}});
  EXPECT_TRUE(state.isWorking());
  EXPECT_TRUE(bench.isIdle()) << "it waits for the frame that stays";
  ASSERT_TRUE(QTest::qWaitFor([&] { return state.answer().identification != nullptr; }, 10'000));
  EXPECT_NE(probabilities(), first);
}

TEST_F(IdentifyStateTest, AnotherModelAnswersAndASecondOneBesideIt) {
  const auto other = installSecond();
  ask("a");
  bench.waitUntilIdle();
  const auto small = probabilities();
  state.setComparedModel(other);
  EXPECT_TRUE(state.answer().identification) << "the first answer stands";
  bench.waitUntilIdle();
  ASSERT_TRUE(state.compared().identification);
  EXPECT_EQ(state.compared().identification->model->name, "other");
  state.setModel(other);
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().identification->model->name, "other");
  EXPECT_NE(probabilities(), small);
  EXPECT_FALSE(state.compared().identification) << "it would agree with itself";
  EXPECT_EQ(state.comparedModel(), "");
  state.setComparedModel(other);
  EXPECT_EQ(state.comparedModel(), "");
  state.setModel({});
  state.setComparedModel(other);
  bench.waitUntilIdle();
  EXPECT_TRUE(state.compared().identification);
  state.setComparedModel({});
  EXPECT_FALSE(state.compared().identification);
}

TEST_F(IdentifyStateTest, AComparisonEndsIfItsModelBecomesTheDefault) {
  const auto other = installSecond();
  state.setComparedModel(other);
  ask("a");
  bench.waitUntilIdle();
  ASSERT_TRUE(state.compared().identification);
  services.models.setDefault(other);
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return state.answer().identification && state.answer().identification->model->name == "other"; }, 10'000));
  EXPECT_EQ(state.comparedModel(), "");
  EXPECT_FALSE(state.compared().identification);
}

TEST_F(IdentifyStateTest, AnotherDefaultAnswersAtOnce) {
  const auto other = installSecond();
  ask("a");
  bench.waitUntilIdle();
  ASSERT_EQ(state.answer().identification->model->name, "small");
  services.models.setDefault(other);
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return state.answer().identification && state.answer().identification->model->name == "other"; }, 10'000));
}

TEST_F(IdentifyStateTest, AModelThatIsGoneIsSaid) {
  state.setModel("/nowhere");
  ask("a");
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Failed);
  EXPECT_FALSE(state.answer().problem.isEmpty());
}

TEST_F(IdentifyStateTest, DamagedWeightsAreSaid) {
  std::filesystem::resize_file(bench.installedFolder() / "small" / "weights.safetensors", 100);
  ask("a");
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().phase, ModelAnswer::Phase::Failed);
  EXPECT_FALSE(state.answer().problem.isEmpty());
}

TEST_F(IdentifyStateTest, TheHeatMapIsOfTheLabelAndMethodAskedFor) {
  ask("a");
  bench.waitUntilIdle();
  const auto& maps = state.answer().identification->maps;
  const std::size_t other = (state.answer().identification->prediction.best + 1) % 3;
  state.setHeatLabel(other);
  EXPECT_EQ(state.heatMap()->values, maps[other].values);
  const auto grad = *state.heatMap();
  state.setHeatMethod(HeatMethod::LayerCam);
  EXPECT_FALSE(state.heatMap());
  EXPECT_TRUE(state.isHeatMapWorking());
  bench.waitUntilIdle();
  ASSERT_TRUE(state.heatMap());
  EXPECT_NE(state.heatMap()->values, grad.values);
  state.setHeatMethod(HeatMethod::GradCam);
  EXPECT_EQ(state.heatMap()->values, grad.values);
  ask("b");
  EXPECT_FALSE(state.heatLayer());
  bench.waitUntilIdle();
  EXPECT_FALSE(state.chosenHeatLabel()) << "another picture begins with its most probable label";
}

TEST_F(IdentifyStateTest, WordsTellWhatTheNumbersAreAndWhatToKnow) {
  installSecond(true);
  ask("ct");
  bench.waitUntilIdle();
  const auto& found = *state.answer().identification;
  EXPECT_TRUE(probabilityKindText(*found.model).contains("not calibrated"));
  EXPECT_TRUE(noticeTexts(*state.subject().radiograph, &found).join(' ').contains("projection"));
  EXPECT_TRUE(originText(found).contains("small test"));
  auto calibrated = *found.model;
  calibrated.hasTemperature = true;
  calibrated.figures = {{"validation", {{"images", 50}}}};
  EXPECT_EQ(probabilityKindText(calibrated), "calibrated probability");
  EXPECT_EQ(groundText(found), "") << "the model has no sets";
  EXPECT_TRUE(noticeTexts(*state.subject().radiograph, &found).join(' ').contains("nobody has measured"));
  auto several = found;
  several.verdict = Verdict::Several;
  several.set = {2, 0};
  several.confidence = 90;
  EXPECT_EQ(groundText(several), "With 90 % confidence more than one maker remains: the picture does not tell them apart.");
  EXPECT_EQ(answerHeading(several), "Several makers possible");
  EXPECT_EQ(severalText(several), "Maker C or Maker A");
  several.set = {2, 0, 1};
  EXPECT_EQ(severalText(several), "Any of the three");
  several.verdict = Verdict::Unknown;
  EXPECT_EQ(answerHeading(several), "Unknown");
  EXPECT_EQ(severalText(several), "");

  auto cut = *state.subject().radiograph;
  cut.facts.push_back({FactCode::PartMissing, {40.0}});
  several.unknownReason = cut.facts.back();
  EXPECT_TRUE(groundText(several).contains("40"));
  EXPECT_FALSE(noticeTexts(cut, &several).contains(groundText(several))) << "it is said once";
}

TEST_F(IdentifyStateTest, AnotherConfidenceMakesTheAnswerAnew) {
  test::writeSmallBundle(bench.userFolder() / "sets", {.name = "sets", .sets = test::oneOrAllMakers()});
  bench.models.refresh();
  bench.waitUntilIdle();
  state.setModel(bench.userFolder() / "sets");
  ask("a");
  bench.waitUntilIdle();
  EXPECT_EQ(state.answer().identification->verdict, Verdict::Maker);
  EXPECT_EQ(state.heatLayers().size(), 1u);
  bench.settings.set(setting::confidence, QString("95"));
  bench.waitUntilIdle();
  const auto& found = *state.answer().identification;
  EXPECT_EQ(found.verdict, Verdict::Several);
  EXPECT_EQ(found.confidence, 95);
  ASSERT_EQ(state.heatLayers().size(), 3u) << "a map of each maker in question, the best first";
  EXPECT_EQ(state.heatLayers()[1].label, QString::fromStdString(found.model->labels[found.set[1]].display));
  state.setHeatLabel(found.set[2]);
  EXPECT_EQ(state.heatLayers().size(), 1u) << "the one that was chosen";
}

TEST_F(IdentifyStateTest, EachMakerInQuestionHasAMapWhateverIsShown) {
  test::writeSmallBundle(bench.userFolder() / "sets", {.name = "sets", .sets = test::oneOrAllMakers()});
  bench.models.refresh();
  bench.waitUntilIdle();
  state.setModel(bench.userFolder() / "sets");
  bench.settings.set(setting::confidence, QString("95"));
  const Part part{10, 10, 30, 30, PartOrigin::User};
  ask("a", {.part = part});
  bench.waitUntilIdle();
  ASSERT_EQ(state.answer().identification->verdict, Verdict::Several);
  ASSERT_EQ(state.heatLayers().size(), 3u);
  for (const auto& layer : state.heatLayers()) EXPECT_EQ(layer.part, part) << "the network saw no more: " << layer.label.toStdString();
  state.setHeatMethod(HeatMethod::LayerCam);
  bench.waitUntilIdle();
  EXPECT_EQ(state.heatLayers().size(), 3u) << "the finer map is that of one maker, on the screen";
}

// The answer is on its way to the window when another picture is opened, or it arrives after that picture's own answer.
TEST_F(IdentifyStateTest, AnAnswerThatComesLateIsOfNoUse) {
  test::HoldingJobRunner inference{1};
  Identifier identifier{services.settings, inference};
  Services served{services.settings, services.commands, services.messages, services.files, inference,
                  services.training, services.decoder,  services.models,   identifier};
  IdentifyState late{served};
  late.setHeatMethod(HeatMethod::LayerCam);
  int answers = 0;
  QObject::connect(&late, &IdentifyState::answerChanged, &late, [&] { answers += late.answer().phase == ModelAnswer::Phase::Answered; });
  inference.overtake([&] { late.setSubject({radiograph("a"), {}}); }, [&] { late.setSubject({radiograph("another"), {}}); });
  EXPECT_EQ(answers, 1);
  ask("another");
  bench.waitUntilIdle();
  ASSERT_TRUE(late.answer().identification);
  EXPECT_EQ(late.answer().identification->prediction.probabilities, probabilities());

  const auto shown = late.heatMap();
  ASSERT_TRUE(shown);
  inference.overtake([&] { late.setHeatLabel((late.heatLabel() + 1) % 3); }, [&] { late.setHeatMethod(HeatMethod::GradCam); });
  EXPECT_EQ(late.heatMap()->values, late.answer().identification->maps[late.heatLabel()].values);

  inference.overtake([&] { late.again(); }, [&] { late.cancel(); });
  EXPECT_EQ(late.answer().phase, ModelAnswer::Phase::Stopped);
}

TEST_F(IdentifyStateTest, AComparedModelThatIsRemovedTakesItsAnswerWithIt) {
  const auto other = installSecond();
  state.setComparedModel(other);
  ask("a");
  bench.waitUntilIdle();
  ASSERT_TRUE(state.compared().identification);
  const auto first = state.answer().identification;
  std::filesystem::remove_all(other);
  changed.clear();
  services.models.refresh();
  bench.waitUntilIdle();
  EXPECT_FALSE(state.compared().identification);
  EXPECT_EQ(state.comparedModel(), "");
  EXPECT_GT(changed.count(), 0) << "the page has to know";
  EXPECT_EQ(state.answer().identification, first) << "the first model is still there";
}

TEST_F(IdentifyStateTest, AComparedModelThatWasReplacedAnswersAnew) {
  const auto other = installSecond();
  state.setComparedModel(other);
  ask("a");
  bench.waitUntilIdle();
  const auto before = state.compared().identification->prediction.probabilities;
  std::filesystem::remove_all(other);
  test::writeSmallBundle(other, {"third", 9});
  services.models.refresh();
  bench.waitUntilIdle();
  ASSERT_TRUE(state.compared().identification);
  EXPECT_EQ(state.compared().identification->model->name, "third");
  EXPECT_NE(state.compared().identification->prediction.probabilities, before);
}

TEST_F(IdentifyStateTest, TheFirstAnswerComesAtOnceAndEightLooksRefineItInPlace) {
  state.setModel(installWithLooks());
  std::vector<ModelAnswer> seen;
  QObject::connect(&state, &IdentifyState::answerChanged, &state, [&] { seen.push_back(state.answer()); });
  QSignalSpy maps(&state, &IdentifyState::heatMapChanged);
  ask("a");
  bench.waitUntilIdle();
  ASSERT_EQ(seen.size(), 3u) << "asked, one look, eight looks";
  EXPECT_EQ(seen[0].phase, ModelAnswer::Phase::Working);
  const auto &first = *seen[1].identification, &last = *seen[2].identification;
  EXPECT_TRUE(seen[1].isRefining);
  EXPECT_EQ(seen[1].phase, ModelAnswer::Phase::Answered);
  EXPECT_EQ(first.prediction.looks.size(), 1u);
  EXPECT_EQ(first.verdict, Verdict::Several);
  EXPECT_FALSE(seen[2].isRefining);
  EXPECT_EQ(seen[2].phase, ModelAnswer::Phase::Answered) << "it never goes back to working";
  EXPECT_EQ(last.prediction.looks.size(), 8u);
  EXPECT_EQ(last.verdict, Verdict::Maker);
  EXPECT_EQ(last.maps[0].values, first.maps[0].values) << "of one look";
  EXPECT_EQ(maps.count(), 2 + (first.prediction.best != last.prediction.best))
      << "the map went with the old picture and came with the answer, no more";
  ASSERT_TRUE(state.heatMap());
  EXPECT_EQ(state.heatMap()->values, last.maps[last.prediction.best].values);
}

TEST_F(IdentifyStateTest, RefiningGivesWayToTheNextPicture) {
  state.setModel(installWithLooks());
  const auto first = radiograph("a"), second = radiograph("another");
  std::vector<const Radiograph*> refined;
  QObject::connect(&state, &IdentifyState::answerChanged, &state, [&] {
    const auto& answer = state.answer();
    if (answer.isRefining && state.subject().radiograph == first) return state.setSubject({second, {}});
    if (answer.identification && !answer.isRefining) refined.push_back(answer.identification->picture.radiograph.get());
  });
  state.setSubject({first, {}});
  bench.waitUntilIdle();
  EXPECT_EQ(refined, (std::vector<const Radiograph*>{second.get()}));
}

TEST_F(IdentifyStateTest, WhatIsNotMeasuredOrNotWantedIsNotRefined) {
  const auto looks = installWithLooks();
  const auto isRefined = [&] {
    bench.waitUntilIdle();
    return state.answer().identification->prediction.looks.size() == 8;
  };
  ask("a");
  EXPECT_FALSE(isRefined()) << "a model without sets";
  state.setModel(looks);
  EXPECT_TRUE(isRefined());
  bench.settings.set(setting::eightLooks, false);
  EXPECT_FALSE(isRefined()) << "switched off";
  EXPECT_FALSE(state.answer().isRefining);
  bench.settings.set(setting::eightLooks, true);
  EXPECT_TRUE(isRefined());
  bench.settings.set(setting::confidence, QString("95"));
  EXPECT_FALSE(isRefined()) << "not at this confidence";
}

TEST_F(IdentifyStateTest, TheComparedModelIsRefinedToo) {
  const auto looks = bench.installedFolder() / "zz-looks";
  test::writeSmallBundle(looks, {.name = "looks", .seed = 99, .sets = test::setsOfEightLooks()});
  services.models.refresh();
  bench.waitUntilIdle();
  state.setComparedModel(looks);
  ask("a");
  bench.waitUntilIdle();
  EXPECT_EQ(state.compared().identification->prediction.looks.size(), 8u);
  EXPECT_EQ(state.answer().identification->prediction.looks.size(), 1u);
}
