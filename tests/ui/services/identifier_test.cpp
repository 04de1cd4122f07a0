// SPDX-License-Identifier: GPL-3.0-or-later
// The identifier gives the same answers as core, reports how it came to them, and keeps what it loaded.
#include "ui/services/identifier.h"

#include <gtest/gtest.h>

#include "core/engine/engine.h"
#include "core/explain/heat_map.h"
#include "core/inference/classifier.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/services_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::ServicesBench;

namespace {

IdentifyRequest requestOf(ServicesBench& bench, std::uint64_t seed = 1) {
  return {"cloudy.dcm", std::make_shared<const Radiograph>(test::cloudyRadiograph(seed)), {}, bench.models.defaultBundle()};
}

}  // namespace

TEST(Identifier, AnswersAsTheCoreDoesAndTellsHow) {
  ServicesBench bench;
  const auto request = requestOf(bench);
  std::optional<Answer> answer;
  bench.identifier.identify(&bench.settings, request, {.done = [&](Answer got) { answer = std::move(got); }});
  bench.waitUntilIdle();
  ASSERT_TRUE(answer);
  Classifier classifier(*request.bundle, {"cpu"});
  const auto square = squareImage(*request.radiograph, {});
  const auto expected = explain(classifier, square);
  EXPECT_EQ(answer->prediction.logits, expected.prediction.logits);
  ASSERT_EQ(answer->maps.size(), 3u);
  EXPECT_EQ(answer->maps[1].values, expected.maps[1].values);
  EXPECT_EQ(answer->device, "cpu");
  EXPECT_EQ(answer->picture.file, "cloudy.dcm");
  EXPECT_EQ(answer->model->identification(), request.bundle->model.identification());
  EXPECT_EQ(answer->networkInput.rows, 64);
  EXPECT_EQ(answer->picture.square.side, 250);
  EXPECT_GT(answer->seconds, 0);
}

TEST(Identifier, APreparedModelIsNotReadAgain) {
  ServicesBench bench;
  const auto request = requestOf(bench);
  bench.identifier.prepare(request.bundle);
  bench.waitUntilIdle();
  std::filesystem::remove(request.bundle->weights);
  int answers = 0;
  bench.identifier.identify(&bench.settings, request, {.done = [&](Answer) { ++answers; }});
  bench.waitUntilIdle();
  EXPECT_EQ(answers, 1);
}

TEST(Identifier, AnAnswerIsNotKeptWaitingByTheRunThatPreparesIt) {
  ServicesBench bench;
  const auto request = requestOf(bench);
  bench.identifier.prepare(request.bundle);
  EXPECT_TRUE(bench.identifier.isPreparing());
  std::vector<bool> preparing;
  const auto note = [&] { preparing.push_back(bench.identifier.isPreparing()); };
  QObject::connect(&bench.identifier, &Identifier::preparingChanged, note);
  bench.identifier.identify(&bench.settings, request, {.done = [&](Answer) { note(); }});
  bench.waitUntilIdle();
  EXPECT_EQ(preparing, (std::vector{false, false, false})) << "loaded, answered, and the run is given up";
}

TEST(Identifier, TurningThePolarityChangesWhatTheNetworkSees) {
  ServicesBench bench;
  auto request = requestOf(bench);
  std::vector<Answer> answers;
  const JobCallbacks<Answer> keep{.done = [&](Answer got) { answers.push_back(std::move(got)); }};
  bench.identifier.identify(&bench.settings, request, keep);
  request.source.treatAsInverted = true;
  bench.identifier.identify(&bench.settings, request, keep);
  bench.waitUntilIdle();
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_NE(answers[0].prediction.logits, answers[1].prediction.logits);
  EXPECT_NE(answers[0].networkInput.pixels, answers[1].networkInput.pixels);
}

TEST(Identifier, LayerCamIsFinerThanGradCam) {
  ServicesBench bench;
  std::optional<HeatMap> map;
  bench.identifier.explainInDetail(&bench.settings, requestOf(bench), 2, {.done = [&](HeatMap got) { map = std::move(got); }});
  bench.waitUntilIdle();
  ASSERT_TRUE(map);
  EXPECT_GT(map->rows, 2);
}

TEST(Identifier, ADamagedModelIsAnErrorAndTheNextQuestionIsAnswered) {
  ServicesBench bench;
  auto request = requestOf(bench);
  auto broken = std::make_shared<Bundle>(*request.bundle);
  broken->model.weightsSha256 = std::string(64, '0');
  auto bad = request;
  bad.bundle = broken;
  std::optional<ErrorCode> code;
  int answers = 0;
  bench.identifier.identify(&bench.settings, bad, {.failed = [&](const Error& error) { code = error.code(); }});
  bench.identifier.identify(&bench.settings, request, {.done = [&](Answer) { ++answers; }});
  bench.waitUntilIdle();
  EXPECT_EQ(code, ErrorCode::ModelDamaged);
  EXPECT_EQ(answers, 1);
}

TEST(Identifier, WorkThatGivesWayKeepsItsModelWhileOthersAreLoaded) {
  ServicesBench bench;
  std::vector<IdentifyRequest> others;
  for (const std::uint64_t seed : {8, 9, 10}) {
    const auto path = bench.folder / std::to_string(seed);
    others.push_back(requestOf(bench));
    others.back().bundle = std::make_shared<const Bundle>(test::writeSmallBundle(path, {.name = path.filename().string(), .seed = seed}));
  }
  const auto request = requestOf(bench);
  int answers = 0;
  std::vector<std::vector<double>> logits;
  bench.identifier.withModel<bool>(
      &bench.settings, request.bundle,
      [&](LoadedModel& model, const JobContext& context) {
        const auto look = [&] {
          logits.push_back(model.identify(decodedFile(request.file, request.radiograph, {}), {}).prediction.logits);
        };
        look();
        for (const auto& other : others) bench.identifier.identify(&bench.settings, other, {.done = [&](Answer) { ++answers; }});
        context.giveWay();
        look();
        return true;
      },
      {}, Priority::Background);
  bench.waitUntilIdle();
  EXPECT_EQ(answers, 3);
  ASSERT_EQ(logits.size(), 2u);
  EXPECT_EQ(logits[0], logits[1]);
}
