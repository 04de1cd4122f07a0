// SPDX-License-Identifier: GPL-3.0-or-later
// Eight looks: their mean, its temperature and sets, their agreement, and one look refined afterwards.
#include "core/nn/looks.h"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/answer/identify.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/compute.h"
#include "core/training/prediction.h"
#include "tests/support/facts.h"
#include "tests/support/small_model.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/toy_gate.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;
namespace fs = std::filesystem;

namespace {

constexpr double kTemperature = 0.5;  // of eight looks; one look has another
constexpr int kSide = 250;

DecodedFile decoded(std::vector<std::uint8_t> grey) {
  Radiograph r;
  r.kind = "PNG";
  r.photometric = "MONOCHROME2";
  r.rows = r.columns = kSide;
  r.pixels = std::move(grey);
  return decodedFile("1.x", std::make_shared<const Radiograph>(std::move(r)), {});
}

// Its parts differ, so that no two looks are alike.
DecodedFile picture(int seed = 0) {
  std::vector<std::uint8_t> grey;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) grey.push_back(static_cast<std::uint8_t>((x * (x + seed) / 97 + y * 3 / (2 + seed)) % 250));
  }
  return decoded(std::move(grey));
}

class EightLooks : public testing::Test {
 protected:
  // With one look every maker stays in question at 90 %; with eight looks only one does.
  static ModelDescription described() {
    auto model = test::smallModelDescription();
    model.temperature = 3;
    model.sets = {{1, 3, {20, 20, 20}, {{90, {0, 0, 0}, std::nullopt}}},
                  {kLooks, kTemperature, {20, 20, 20}, {{90, {1, 1, 1}, std::nullopt}, {95, {0, 0, 0}, std::nullopt}}}};
    return model;
  }
  test::TemporaryFolder folder_;
  Bundle bundle_ = test::writeSmallModel(folder_ / "model", described());
  Classifier classifier_{bundle_, {"cpu"}};
};

}  // namespace

// Temperature and thresholds come from answers that a training run stored, so this answer must be made in the same way.
TEST_F(EightLooks, AnswerAsTheStoredOnesOfATrainingRun) {
  const auto cache = makeSyntheticCache(folder_ / "c.pixels", 3, 3, kSide);
  std::vector<std::size_t> positions(cache.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  const auto network = loadNetwork(bundle_);
  const PixelStore store(cache, torch::kCPU);
  const auto& model = bundle_.model;
  const auto stored = predict(*network, store, positions, {{model.inputSize, model.mean, model.deviation}, 4, true});
  for (const auto position : positions) {
    const auto grey = cache.picture(position);
    auto file = decoded({grey.begin(), grey.end()});
    file.square.grey.assign(grey.begin(), grey.end());  // as the cache holds it, without the display's window
    const auto answer = identify(classifier_, file, {.looks = kLooks});
    const auto* logits = &stored.logits[position * 3];
    double sum = 0;
    for (int k = 0; k < 3; ++k) sum += std::exp(logits[k] / kTemperature);
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_NEAR(answer.prediction.logits[k], logits[k], 1e-5);
      EXPECT_NEAR(answer.prediction.probabilities[k], std::exp(logits[k] / kTemperature) / sum, 1e-5);
    }
    EXPECT_THAT(answer.prediction.looks, SizeIs(kLooks));
  }
}

TEST_F(EightLooks, HaveSetsOfTheirOwnAndChangeNoOtherNumber) {
  const auto one = identify(classifier_, picture(), {.explained = true});
  const auto eight = identify(classifier_, picture(), {.explained = true, .looks = kLooks});
  EXPECT_EQ(one.verdict, Verdict::Several);
  EXPECT_EQ(eight.verdict, Verdict::Maker);
  EXPECT_THAT(eight.set, ElementsAre(eight.prediction.best));
  EXPECT_NE(one.prediction.logits, eight.prediction.logits);
  EXPECT_EQ(identify(classifier_, picture(), {.confidence = 95, .looks = kLooks}).verdict, Verdict::Several);
  // Heat maps are those of one look.
  ASSERT_EQ(eight.maps.size(), one.maps.size());
  for (std::size_t k = 0; k < one.maps.size(); ++k) EXPECT_EQ(eight.maps[k].values, one.maps[k].values);
  EXPECT_THAT(one.prediction.looks, ElementsAre(one.prediction.best));
  EXPECT_EQ(one.agreeing(), 1u);
  EXPECT_FALSE(agreementOf(one));
}

TEST_F(EightLooks, SayHowManyNameTheSameMaker) {
  auto answer = identify(classifier_, picture(), {.looks = kLooks});
  answer.prediction.best = 1;
  answer.set = {1};
  answer.prediction.looks = {1, 1, 0, 1, 2, 1, 1, 1};
  EXPECT_EQ(answer.agreeing(), 6u);
  ASSERT_TRUE(agreementOf(answer));
  EXPECT_EQ(sentence(*agreementOf(answer)), "6 of 8 looks name Maker B.");
  answer.unknownReason = Fact{FactCode::NothingToSee, {}};
  answer.verdict = Verdict::Unknown;
  EXPECT_FALSE(agreementOf(answer)) << "if the picture is unknown, no maker is named here either";
}

TEST_F(EightLooks, RefineOneLookToTheAnswerThatTheyGiveAlone) {
  const IdentifyOptions one{.explained = true};
  const auto first = identify(classifier_, picture(), one);
  const auto refinedOne = refined(classifier_, first, one);
  const auto eight = identify(classifier_, picture(), {.explained = true, .looks = kLooks});
  EXPECT_EQ(refinedOne.prediction.logits, eight.prediction.logits);
  EXPECT_EQ(refinedOne.prediction.probabilities, eight.prediction.probabilities);
  EXPECT_EQ(refinedOne.prediction.looks, eight.prediction.looks);
  EXPECT_EQ(refinedOne.verdict, eight.verdict);
  EXPECT_EQ(refinedOne.set, eight.set);
  EXPECT_EQ(refinedOne.facts, eight.facts);
  EXPECT_EQ(refinedOne.maps.size(), first.maps.size());
  EXPECT_EQ(refinedOne.networkInput.pixels, first.networkInput.pixels);
  EXPECT_GT(refinedOne.seconds, first.seconds);
}

TEST_F(EightLooks, ForgetTheThresholdsOfOneLook) {
  auto model = described();
  const auto least = rankedLabels(identify(classifier_, picture()).prediction).back();
  model.sets[0].levels[0].leastProbability = {1, 1, 1};
  model.sets[0].levels[0].leastProbability[least] = 0;
  Classifier classifier(test::writeSmallModel(folder_ / "thresholds", model), {"cpu"});
  const auto first = identify(classifier, picture());
  EXPECT_THAT(first.facts, Contains(IsFact(FactCode::ThresholdsDiffer)));
  EXPECT_THAT(refined(classifier, first).facts, Not(Contains(IsFact(FactCode::ThresholdsDiffer))));
}

TEST_F(EightLooks, AreTheSameBitsWithEveryNumberOfWorkers) {
  const ComputeThreads one(1);
  const auto first = identify(classifier_, picture());
  const auto alone = identify(classifier_, picture(), {.looks = kLooks});
  for (const int workers : {2, 3, 16}) {
    for (const auto& shared :
         {identify(classifier_, picture(), {.looks = kLooks, .workers = workers}), refined(classifier_, first, {.workers = workers})}) {
      EXPECT_EQ(shared.prediction.logits, alone.prediction.logits) << workers;
      EXPECT_EQ(shared.prediction.probabilities, alone.prediction.probabilities) << workers;
      EXPECT_EQ(shared.prediction.looks, alone.prediction.looks) << workers;
      EXPECT_EQ(shared.set, alone.set) << workers;
    }
  }
}

TEST_F(EightLooks, GiveWayBetweenTwoLooks) {
  const auto first = identify(classifier_, picture());
  CancelToken token;
  token.cancel();
  for (const int workers : {1, 2}) EXPECT_THROW(refined(classifier_, first, {.workers = workers}, token), Cancelled);
}

TEST_F(EightLooks, AreRefusedByAModelThatWasMeasuredWithOne) {
  auto model = described();
  model.sets.pop_back();
  Classifier once(test::writeSmallModel(folder_ / "once", model), {"cpu"});
  model.sets.clear();
  Classifier never(test::writeSmallModel(folder_ / "never", model), {"cpu"});
  for (auto* classifier : {&once, &never}) {
    const auto first = identify(*classifier, picture());
    for (const bool afterwards : {false, true}) {
      EXPECT_EQ(test::codeOf([&] { afterwards ? refined(*classifier, first) : identify(*classifier, picture(), {.looks = kLooks}); }),
                ErrorCode::LooksUnavailable)
          << afterwards;
    }
  }
  // There is a rule, but not for this confidence.
  EXPECT_EQ(test::codeOf([&] { identify(classifier_, picture(), {.confidence = 99, .looks = kLooks}); }), ErrorCode::ConfidenceUnavailable);
}

TEST_F(EightLooks, NameNoMakerThatTheGateRefuses) {
  Classifier gated(test::withToyGate(test::writeSmallModel(folder_ / "gated", described()), false), {"cpu"});
  const auto first = identify(gated, picture());
  for (const auto& answer : {identify(gated, picture(), {.explained = true, .looks = kLooks}), refined(gated, first)}) {
    EXPECT_EQ(answer.verdict, Verdict::Unknown);
    EXPECT_TRUE(answer.named().empty() && answer.maps.empty());
    EXPECT_THAT(answer.prediction.looks, SizeIs(kLooks));
    EXPECT_EQ(answer.gateMargin, first.gateMargin) << "the gate looks once";
  }
}

TEST_F(EightLooks, ABatchIsAnsweredAsEachAlone) {
  std::vector<DecodedFile> pictures{picture(1), picture(2), picture(5)};
  pictures[1].error = Error(ErrorCode::DamagedFile, "");
  for (const bool explained : {false, true}) {
    const auto together = identify(classifier_, pictures, {.explained = explained, .looks = kLooks});
    EXPECT_EQ(together[1].status(), Status::Refused);
    EXPECT_TRUE(together[1].prediction.looks.empty());
    for (const std::size_t i : {0u, 2u}) {
      const auto alone = identify(classifier_, pictures[i], {.looks = kLooks});
      for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(together[i].prediction.logits[k], alone.prediction.logits[k], 1e-4);
    }
  }
}
