// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/identify.h"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/doubt/neighbours.h"
#include "core/imaging/missing_part.h"
#include "tests/answer/answer_fixture.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/facts.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/toy_gate.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::Contains;
using testing::ElementsAre;
namespace fs = std::filesystem;

namespace {

// Six pixels with a grey value that follows from the number.
Radiograph greyOf(std::uint64_t number) {
  const auto grey = static_cast<std::uint8_t>(number % 200);
  return test::greyRadiograph(3, std::vector<std::uint8_t>{0, grey, grey, 255, grey, 0});
}

std::shared_ptr<const Radiograph> blankRadiograph(std::uint8_t grey) {
  Radiograph blank;
  blank.kind = "PNG";
  blank.photometric = "MONOCHROME2";
  blank.rows = 3;
  blank.columns = 5;
  blank.pixels = std::vector<std::uint8_t>(15, grey);
  return std::make_shared<const Radiograph>(blank);
}

class Identify : public test::AnswerFixture {
 protected:
  Identify() : AnswerFixture(greyOf) {}
  Classifier classifier_{test::writeSmallModel(folder_.path()), {"cpu"}};
};

}  // namespace

TEST_F(Identify, EveryFileIsAnsweredOnceInOrder) {
  const auto files = test::numberedFiles(30);
  for (const std::size_t batch : {0u, 4u}) {
    std::size_t at = 0;
    DecodeAhead ahead(decoder_, files, {}, token_, 2);
    identifyFiles(ahead, classifier_, {.batch = batch}, token_, [&](Answer&& answer) {
      EXPECT_EQ(answer.picture.file, files[at]);
      EXPECT_EQ(answer.status(), at % 7 == 3 ? Status::Refused : Status::Ok) << at;
      EXPECT_EQ(answer.prediction.probabilities.empty(), at % 7 == 3) << at;
      ++at;
    });
    EXPECT_EQ(at, files.size());
  }
}

TEST_F(Identify, DecodingRunsAheadButNotFar) {
  std::vector<fs::path> files;
  for (int i = 0; i < 40; ++i) files.push_back(std::to_string(i) + ".x");
  constexpr std::size_t kAhead = 3;
  DecodeAhead ahead(decoder_, files, {}, token_, kAhead);
  std::size_t answered = 0;
  identifyFiles(ahead, classifier_, {}, token_, [&](Answer&&) {
    ++answered;
    EXPECT_LE(decoder_.started, answered + kAhead);
  });
}

TEST_F(Identify, CancelStopsBeforeTheNextFile) {
  const std::vector<fs::path> files{"1.x", "2.x", "3.x"};
  std::size_t answered = 0;
  const auto run = [&] {
    DecodeAhead ahead(decoder_, files, {}, token_, 2);
    identifyFiles(ahead, classifier_, {}, token_, [&](Answer&&) {
      ++answered;
      token_.cancel();
    });
  };
  EXPECT_THROW(run(), Cancelled);
  EXPECT_EQ(answered, 1u);
}

TEST_F(Identify, AFileWhoseLogitsAreNoNumbersHasAnError) {
  classifier_.run([](Network& network) {
    const torch::NoGradGuard guard;
    for (auto& parameter : network.parameters()) parameter.fill_(std::numeric_limits<float>::quiet_NaN());
  });
  for (const bool explained : {false, true}) {
    for (const std::size_t batch : {1u, 3u}) {
      DecodeAhead ahead(decoder_, {"1.x", "2.x", "3.x"}, {}, token_, 2);
      std::size_t answered = 0;
      identifyFiles(ahead, classifier_, {.explained = explained, .batch = batch}, token_, [&](Answer&& answer) {
        ++answered;
        EXPECT_FALSE(answer.maker());
        ASSERT_TRUE(answer.picture.error);
        EXPECT_EQ(answer.picture.error->code(), ErrorCode::NotANumber);
        EXPECT_EQ(answer.picture.error->file(), std::to_string(answered) + ".x");
      });
      EXPECT_EQ(answered, 3u);
    }
  }
}

TEST_F(Identify, NothingInNothingOut) {
  DecodeAhead ahead(decoder_, {}, {}, token_, 2);
  identifyFiles(ahead, classifier_, {}, token_, [](Answer&&) { FAIL(); });
}

TEST_F(Identify, AnAnswerHoldsAllThatIsShownOfIt) {
  auto radiograph = decoder_.read("90.x", {}, token_);
  radiograph.facts = {{FactCode::NoWindow, {}}};
  radiograph.modality = "CT";
  const auto picture = decodedFile("90.x", std::make_shared<const Radiograph>(radiograph), {0, true});
  const auto answer = identify(classifier_, picture, {.explained = true});
  EXPECT_EQ(answer.status(), Status::Ok);
  EXPECT_EQ(answer.verdict, Verdict::Maker);
  ASSERT_TRUE(answer.maker());
  EXPECT_EQ(answer.maker()->name, classifier_.model().labels[answer.prediction.best].name);
  EXPECT_EQ(answer.maps.size(), classifier_.model().labels.size());
  EXPECT_EQ(answer.networkInput.rows, classifier_.model().inputSize);
  EXPECT_EQ(answer.device, "cpu");
  EXPECT_GT(answer.seconds, 0);
  EXPECT_THAT(answer.facts, ElementsAre(IsFact(FactCode::NoWindow), IsFact(FactCode::PictureVerySmall), IsFact(FactCode::NotProjection),
                                        IsFact(FactCode::TreatedAsInverted), IsFact(FactCode::ModelWithoutGate),
                                        IsFact(FactCode::NoSetMeasured), IsFact(FactCode::NotCalibrated)));
  // With or without an explanation the numbers are the same to the last bit.
  EXPECT_EQ(identify(classifier_, picture).prediction.logits, answer.prediction.logits);
  EXPECT_TRUE(identify(classifier_, picture).maps.empty());
  const auto bare = withoutPictures(answer);
  EXPECT_FALSE(bare.picture.radiograph);
  EXPECT_TRUE(bare.maps.empty() && bare.picture.square.grey.empty() && bare.networkInput.pixels.empty());
  EXPECT_EQ(bare.prediction.logits, answer.prediction.logits);
}

TEST_F(Identify, APictureOfOneBrightnessHasNoMaker) {
  for (const std::uint8_t grey : {0, 128, 255}) {
    const auto answer = identify(classifier_, decodedFile("blank.x", blankRadiograph(grey), {}), {.explained = true});
    EXPECT_EQ(answer.status(), Status::Ok);
    EXPECT_EQ(answer.verdict, Verdict::Unknown);
    EXPECT_EQ(answer.unknownReason, (Fact{FactCode::NothingToSee, {}}));
    EXPECT_FALSE(answer.maker());
    EXPECT_TRUE(answer.maps.empty());
    EXPECT_FALSE(answer.prediction.probabilities.empty()) << "the raw numbers stay";
  }
}

TEST_F(Identify, APictureOfWhichMoreThanALittleIsMissingHasNoMaker) {
  Radiograph radiograph;
  radiograph.kind = "PNG";
  radiograph.rows = radiograph.columns = 60;
  std::vector<std::uint8_t> grey;
  for (int i = 0; i < 3600; ++i) grey.push_back(static_cast<std::uint8_t>(i % 251));
  radiograph.pixels = grey;
  const auto answered = [&](int rowsMissing) {
    Radiograph damaged = radiograph;
    markMissing(damaged, std::array{PixelArea{60 - rowsMissing, 0, rowsMissing, 60}});
    return identify(classifier_, decodedFile("1.x", std::make_shared<const Radiograph>(damaged), {}), {});
  };
  const auto answer = answered(30);
  EXPECT_EQ(answer.status(), Status::Ok);
  EXPECT_EQ(answer.verdict, Verdict::Unknown);
  EXPECT_EQ(answer.unknownReason, (Fact{FactCode::PartMissing, {50.0}}));
  EXPECT_THAT(answer.facts, testing::Not(Contains(IsFact(FactCode::PartMissing)))) << "said once, as the reason";
  const auto nearlyWhole = answered(1);
  EXPECT_NE(nearlyWhole.verdict, Verdict::Unknown);
  EXPECT_THAT(nearlyWhole.facts, Contains(IsFact(FactCode::LittleMissing)));
}

TEST_F(Identify, APictureThatLacksMuchDetailHasNoMaker) {
  auto radiograph = test::cloudyRadiograph(1);
  const auto answered = [&] { return identify(classifier_, decodedFile("1.x", std::make_shared<const Radiograph>(radiograph), {}), {}); };
  EXPECT_NE(answered().verdict, Verdict::Unknown);
  radiograph.coarse = true;
  const auto answer = answered();
  EXPECT_EQ(answer.verdict, Verdict::Unknown);
  EXPECT_EQ(answer.unknownReason, (Fact{FactCode::DetailMissing, {}}));
}

TEST_F(Identify, APictureThatIsDamagedSomewhereHasNoMaker) {
  auto radiograph = test::cloudyRadiograph(1);
  radiograph.damagedSomewhere = true;
  const auto answer = identify(classifier_, decodedFile("1.x", std::make_shared<const Radiograph>(radiograph), {}), {});
  EXPECT_EQ(answer.verdict, Verdict::Unknown);
  EXPECT_EQ(answer.unknownReason, (Fact{FactCode::DamagedSomewhere, {}}));
}

TEST_F(Identify, AVerySmallPictureIsSaid) {
  for (const std::int64_t side : {63, 64}) {
    std::vector<std::uint8_t> grey;
    for (std::int64_t i = 0; i < side * side; ++i) grey.push_back(static_cast<std::uint8_t>(i % 251));
    const auto picture = test::greyRadiograph(static_cast<int>(side), grey);
    const auto answer = identify(classifier_, decodedFile("1.x", std::make_shared<const Radiograph>(picture), {}), {});
    const auto isSaid = std::count(answer.facts.begin(), answer.facts.end(), Fact{FactCode::PictureVerySmall, {side, side}});
    EXPECT_EQ(isSaid, side < 64 ? 1 : 0) << side;
  }
}

TEST_F(Identify, APartIsAnsweredAsAPictureOfItsOwn) {
  Radiograph whole;
  whole.kind = "PNG";
  whole.rows = 60, whole.columns = 80;
  Radiograph cut = whole;
  cut.rows = 20, cut.columns = 30;
  std::vector<std::uint8_t> all, some;
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 80; ++x) {
      all.push_back(static_cast<std::uint8_t>((x * 7 + y * y) % 251));
      if (x >= 40 && x < 70 && y >= 10 && y < 30) some.push_back(all.back());
    }
  }
  whole.pixels = all, cut.pixels = some;
  const auto asked = [&](const Radiograph& radiograph, std::optional<Part> part) {
    return identify(classifier_, decodedFile("1.x", std::make_shared<const Radiograph>(radiograph), {.part = part}), {.explained = true});
  };
  const auto part = asked(whole, Part{40, 10, 30, 20, PartOrigin::User});
  EXPECT_EQ(part.part, (Part{40, 10, 30, 20, PartOrigin::User}));
  EXPECT_EQ(part.prediction.logits, asked(cut, {}).prediction.logits);
  EXPECT_THAT(part.facts, Contains(IsFact(FactCode::PartMarked)));
  EXPECT_EQ(withoutPictures(part).part, part.part);
  const auto every = asked(whole, {});
  EXPECT_EQ(every.part, (Part{0, 0, 80, 60, PartOrigin::Whole}));
  EXPECT_NE(every.prediction.logits, part.prediction.logits);
  // Only the part is checked for uniform brightness.
  for (int y = 10; y < 30; ++y) std::fill_n(all.begin() + y * 80 + 40, 30, std::uint8_t{90});
  whole.pixels = all;
  EXPECT_EQ(asked(whole, Part{40, 10, 30, 20, PartOrigin::User}).unknownReason, (Fact{FactCode::NothingToSee, {}}));
  EXPECT_EQ(asked(whole, {}).verdict, Verdict::Maker);
}

namespace {

// Three makers; at 90 % confidence the set holds the most probable one and each that reaches its threshold in `least`.
Classifier withSets(const fs::path& folder, const std::vector<double>& least) {
  auto model = test::smallModelDescription();
  model.sets = {{1, 1, {20, 20, 20}, {{90, least, std::nullopt}, {95, {0, 0, 0}, std::nullopt}}}};
  return Classifier(test::writeSmallModel(folder, model), {"cpu"});
}

}  // namespace

TEST_F(Identify, AModelWithoutSetsNamesItsMostProbableMakerAndSaysSo) {
  const auto answer = identify(classifier_, decodedFile("90.x", std::make_shared<const Radiograph>(decoder_.read("90.x", {}, token_)), {}));
  EXPECT_EQ(answer.verdict, Verdict::Maker);
  EXPECT_TRUE(answer.set.empty());
  EXPECT_EQ(answer.confidence, 0);
  EXPECT_THAT(answer.named(), ElementsAre(answer.prediction.best));
  EXPECT_THAT(answer.facts, Contains(IsFact(FactCode::NoSetMeasured)));
  EXPECT_FALSE(groundOf(answer));
}

TEST_F(Identify, TheSetDecidesBetweenOneMakerAndSeveral) {
  const auto picture = decodedFile("90.x", std::make_shared<const Radiograph>(decoder_.read("90.x", {}, token_)), {});
  const test::TemporaryFolder other;
  auto classifier = withSets(other / "sets", {1, 1, 1});
  const auto one = identify(classifier, picture, {.explained = true});
  const auto ranked = rankedLabels(one.prediction);
  EXPECT_EQ(one.verdict, Verdict::Maker);
  EXPECT_THAT(one.set, ElementsAre(ranked[0]));
  EXPECT_EQ(one.confidence, 90);
  ASSERT_TRUE(one.maker());
  EXPECT_EQ(groundOf(one), (Fact{FactCode::OneMakerLeft, {std::int64_t{90}}}));

  const auto all = identify(classifier, picture, {.explained = true, .confidence = 95});
  EXPECT_EQ(all.verdict, Verdict::Several);
  EXPECT_EQ(all.set, ranked) << "most probable first";
  EXPECT_EQ(all.named(), ranked);
  EXPECT_FALSE(all.maker());
  EXPECT_EQ(all.maps.size(), 3u) << "one for each maker";
  EXPECT_EQ(groundOf(all), (Fact{FactCode::EveryMakerLeft, {std::int64_t{95}}}));
  EXPECT_EQ(all.prediction.logits, one.prediction.logits) << "the set changes no number";

  std::vector<double> least(3, 1);
  least[ranked[2]] = 0;
  auto some = withSets(other / "some", least);
  const auto two = identify(some, picture);
  EXPECT_THAT(two.set, ElementsAre(ranked[0], ranked[2])) << "each by its own threshold";
  EXPECT_EQ(groundOf(two), (Fact{FactCode::SeveralMakersLeft, {std::int64_t{90}}}));
  const auto display = [&](std::size_t label) { return two.model->labels[label].display; };
  EXPECT_THAT(two.facts, Contains((Fact{FactCode::ThresholdsDiffer, {display(ranked[1]), display(ranked[2])}})));
  for (const auto* inOrder : {&one, &all}) EXPECT_THAT(inOrder->facts, testing::Not(Contains(IsFact(FactCode::ThresholdsDiffer))));
}

TEST_F(Identify, AConfidenceThatTheModelCannotGiveIsRefused) {
  const auto picture = decodedFile("90.x", std::make_shared<const Radiograph>(decoder_.read("90.x", {}, token_)), {});
  const test::TemporaryFolder other;
  auto classifier = withSets(other / "sets", {1, 1, 1});
  EXPECT_EQ(test::codeOf([&] { identify(classifier, picture, {.confidence = 99}); }), ErrorCode::ConfidenceUnavailable) << "99 %";
}

TEST_F(Identify, WithoutAMakerThereIsNoSetEither) {
  const test::TemporaryFolder other;
  auto classifier = withSets(other / "sets", {0, 0, 0});
  const auto answer = identify(classifier, decodedFile("blank.x", blankRadiograph(7), {}), {.explained = true});
  EXPECT_EQ(answer.verdict, Verdict::Unknown);
  EXPECT_TRUE(answer.set.empty() && answer.named().empty() && answer.maps.empty());
  EXPECT_EQ(groundOf(answer), (Fact{FactCode::NothingToSee, {}}));
}

TEST(Makers, AreAListInWords) {
  EXPECT_EQ(makersText({}, 4), "");
  EXPECT_EQ(makersText({"DePuy"}, 4), "DePuy");
  EXPECT_EQ(makersText({"DePuy", "Zimmer"}, 4), "DePuy or Zimmer");
  EXPECT_EQ(makersText({"DePuy", "Zimmer", "Tornier"}, 4), "DePuy, Zimmer or Tornier");
  EXPECT_EQ(makersText({"a", "b", "c", "d"}, 4), "any of the four");
  EXPECT_EQ(makersText({"a", "b"}, 2), "any of the two");
  EXPECT_EQ(makersText(std::vector<std::string>(12, "a"), 12), "any of the twelve");
  EXPECT_EQ(makersText(std::vector<std::string>(13, "a"), 13), "any of the 13");
}

TEST_F(Identify, AModelWithoutAGateNamesAMakerAndSaysSo) {
  const auto answer = identify(classifier_, decodedFile("90.x", std::make_shared<const Radiograph>(decoder_.read("90.x", {}, token_)), {}));
  EXPECT_TRUE(answer.maker());
  EXPECT_FALSE(answer.gateMargin);
  EXPECT_THAT(answer.facts, testing::Contains(IsFact(FactCode::ModelWithoutGate)));
}

TEST_F(Identify, TheGateDecidesWhetherAMakerIsNamed) {
  for (const bool accepts : {false, true}) {
    auto bundle = test::writeSmallModel(folder_ / (accepts ? "accepts" : "refuses"));
    bundle.model.subject = "hip";
    Classifier gated(test::withToyGate(std::move(bundle), accepts), {"cpu"});
    for (const bool explained : {false, true}) {
      DecodeAhead ahead(decoder_, {"1.x", "bad2.x", "3.x"}, {}, token_, 2);
      std::size_t answered = 0;
      identifyFiles(ahead, gated, {.explained = explained, .batch = 3}, token_, [&](Answer&& answer) {
        if (answered++ == 1) {
          EXPECT_EQ(answer.status(), Status::Refused);
          return;
        }
        EXPECT_EQ(answer.maker() != nullptr, accepts);
        EXPECT_EQ(answer.verdict, accepts ? Verdict::Maker : Verdict::Unknown);
        ASSERT_TRUE(answer.gateMargin);
        EXPECT_EQ(*answer.gateMargin, accepts ? 1 : -1);
        EXPECT_EQ(answer.maps.empty(), !explained || !accepts);
        EXPECT_FALSE(answer.prediction.probabilities.empty()) << "the raw numbers stay";
        EXPECT_THAT(answer.facts, testing::Not(testing::Contains(IsFact(FactCode::ModelWithoutGate))));
        if (accepts) {
          EXPECT_FALSE(answer.unknownReason);
        } else {
          EXPECT_EQ(answer.unknownReason, (Fact{FactCode::UnlikeLearned, {std::string("hip")}}));
          EXPECT_NE(sentence(*answer.unknownReason).find("No hip implant"), std::string::npos);
        }
      });
      EXPECT_EQ(answered, 3u);
    }
  }
}

TEST_F(Identify, WhatTheModelLearnedThatIsLikeThePictureStandsBesideItsAnswer) {
  const auto fileOf = [&](int number) { return folder_ / (std::to_string(number) + ".x"); };
  const auto pictureOf = [&](int number) {
    return decodedFile(fileOf(number), std::make_shared<const Radiograph>(decoder_.read(fileOf(number), {}, token_)), {});
  };
  LearnedPictures learned;
  for (const int number : {60, 61, 62, 63, 64, 65, 66}) {
    writeFileAtomically(fileOf(number), std::to_string(number));
    const auto square = pictureOf(number).square;
    const auto features = classifier_.predict({&square, 1}).front().features;
    learned.width = features.size();
    learned.embeddings.insert(learned.embeddings.end(), features.begin(), features.end());
    learned.labels.push_back(static_cast<std::size_t>(number) % 3);
    learned.sha256.push_back(sha256OfFile(fileOf(number)));
  }
  const auto bundle = withNeighbours(test::writeSmallModel(folder_ / "learned"), learned);
  Classifier classifier(bundle, {"cpu"});
  for (const bool explained : {false, true}) {
    const auto answer = identify(classifier, pictureOf(60), {.explained = explained});
    ASSERT_EQ(answer.similar.size(), kMostSimilar);
    EXPECT_EQ(answer.similar[0].sha256, sha256OfFile(fileOf(60)));
    EXPECT_EQ(answer.similar[0].label, 0u);
    EXPECT_LT(answer.similar[0].distance, 1e-5);
    EXPECT_GT(answer.similar[4].distance, answer.similar[0].distance);
    EXPECT_THAT(answer.facts, Contains(IsFact(FactCode::AmongLearned)));
    EXPECT_TRUE(answer.prediction.features.empty());
    EXPECT_EQ(answer.prediction.logits, identify(classifier_, pictureOf(60)).prediction.logits) << "they change no number";
    EXPECT_EQ(withoutPictures(answer).similar, answer.similar);

    writeFileAtomically(fileOf(50), std::string_view("50"));
    EXPECT_THAT(identify(classifier, pictureOf(50), {.explained = explained}).facts,
                testing::Not(Contains(IsFact(FactCode::AmongLearned))));
  }
  EXPECT_TRUE(identify(classifier_, pictureOf(60)).similar.empty()) << "the model does not say what it learned";

  Radiograph large;
  large.kind = "PNG";
  large.rows = 40, large.columns = 50;
  std::vector<std::uint8_t> values;
  for (int i = 0; i < 2000; ++i) values.push_back(static_cast<std::uint8_t>(i * i % 251));
  large.pixels = values;
  const auto partOf = [&](int number) {
    return identify(classifier,
                    decodedFile(fileOf(number), std::make_shared<const Radiograph>(large), {.part = Part{5, 5, 30, 20, PartOrigin::User}}));
  };
  EXPECT_THAT(partOf(60).facts, Contains(IsFact(FactCode::AmongLearned))) << "no matter which part of it is identified";
  EXPECT_THAT(partOf(50).facts, testing::Not(Contains(IsFact(FactCode::AmongLearned))));

  Classifier refusing(test::withToyGate(bundle, false), {"cpu"});
  const auto unknown = identify(refusing, pictureOf(60));
  EXPECT_EQ(unknown.verdict, Verdict::Unknown);
  EXPECT_TRUE(unknown.similar.empty()) << "no maker may be named";
  EXPECT_THAT(unknown.facts, Contains(IsFact(FactCode::AmongLearned))) << "the file is recognised with every verdict";
}
