// SPDX-License-Identifier: GPL-3.0-or-later
// How a finder, which looks for the implant first, changes an answer.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/answer/identify.h"
#include "core/base/error.h"
#include "core/doubt/finder.h"
#include "tests/support/facts.h"
#include "tests/support/small_finder.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

constexpr int kColumns = 200, kRows = 100;

// Has texture everywhere, but is bright only around these points. The file's window does not change that.
std::shared_ptr<const Radiograph> radiograph(const std::vector<std::pair<int, int>>& spots) {
  std::vector<std::uint8_t> values;
  for (int y = 0; y < kRows; ++y) {
    for (int x = 0; x < kColumns; ++x) {
      int value = 20 + (x * 5 + y * 3) % 70;
      for (std::size_t i = 0; i < spots.size(); ++i) {
        if (std::abs(x - spots[i].first) < 10 && std::abs(y - spots[i].second) < 10) value = 250 - 10 * static_cast<int>(i) - (x + y) % 5;
      }
      values.push_back(static_cast<std::uint8_t>(value));
    }
  }
  Radiograph r;
  r.kind = "PNG";
  r.rows = kRows, r.columns = kColumns;
  r.pixels = std::move(values);
  r.vois = {Window{128, 256, WindowFunction::Linear, ""}};
  return std::make_shared<const Radiograph>(std::move(r));
}

class FinderFlow : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  Bundle bundle_ = test::writeSmallModel(folder_ / "model");

  Classifier classifier(double reach) {
    test::writeSmallFinder(folder_ / "finder", reach);
    return Classifier(bundle_, {"cpu", folder_ / "finder"});
  }
  static Answer asked(Classifier& classifier, std::shared_ptr<const Radiograph> radiograph, std::optional<Part> part = {}) {
    return identify(classifier, decodedFile("1.x", std::move(radiograph), {.part = part}), {.explained = true});
  }
};

bool contains(const Part& part, int x, int y) { return x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height; }

}  // namespace

TEST_F(FinderFlow, ThePartAroundTheImplantIsIdentified) {
  auto searching = classifier(40);
  const auto picture = radiograph({{100, 50}});
  const auto answer = asked(searching, picture);
  EXPECT_EQ(answer.part.by, PartOrigin::Finder);
  EXPECT_TRUE(contains(answer.part, 100, 50));
  // 80 of the 256 pixels of the film make a first part of 62.5; the second look sees 125 pixels, enlarged to the same 256.
  EXPECT_NEAR(answer.part.width, 80 * 125 / 256.0, 1) << "as large as the second look draws it";
  ASSERT_TRUE(answer.found);
  EXPECT_THAT(*answer.found, ElementsAre(answer.part));
  EXPECT_EQ(answer.verdict, Verdict::Maker);
  EXPECT_THAT(answer.facts, Contains(IsFact(FactCode::PartFound)));
  auto same = answer.part;
  same.by = PartOrigin::User;
  EXPECT_EQ(answer.prediction.logits, asked(searching, picture, same).prediction.logits);
  EXPECT_EQ(answer.picture.square.placement, asked(searching, picture, same).picture.square.placement) << "heat maps lie on the part";
}

TEST_F(FinderFlow, APictureThatIsNotIdentifiedSaysNothingOfAnIdentifiedPart) {
  auto searching = classifier(40);
  auto damaged = *radiograph({{40, 30}, {160, 70}});
  damaged.damagedSomewhere = true;
  const auto answer = asked(searching, std::make_shared<const Radiograph>(damaged));
  EXPECT_EQ(answer.part.by, PartOrigin::Finder);
  EXPECT_EQ(answer.unknownReason, (Fact{FactCode::DamagedSomewhere, {}}));
  EXPECT_THAT(answer.facts, testing::Not(Contains(IsFact(FactCode::PartFound))));
  EXPECT_THAT(answer.facts, testing::Not(Contains(IsFact(FactCode::SeveralFound))));
}

TEST_F(FinderFlow, SeveralAreListedTheClearestFirst) {
  auto searching = classifier(40);
  const auto answer = asked(searching, radiograph({{40, 30}, {160, 70}}));
  ASSERT_TRUE(answer.found);
  ASSERT_EQ(answer.found->size(), 2u);
  EXPECT_EQ(answer.found->front(), answer.part);
  EXPECT_TRUE(contains(answer.part, 40, 30)) << "the brighter one";
  EXPECT_TRUE(contains(answer.found->back(), 160, 70));
  EXPECT_THAT(answer.facts, Contains(Fact{FactCode::SeveralFound, {std::int64_t{2}}}));
  for (const auto& part : *answer.found)
    EXPECT_TRUE(part.x >= 0 && part.y >= 0 && part.x + part.width <= kColumns && part.y + part.height <= kRows);
}

TEST_F(FinderFlow, WhereNoneIsSeenNoMakerIsNamed) {
  auto searching = classifier(40);
  const auto answer = asked(searching, radiograph({}));
  EXPECT_EQ(answer.status(), Status::Ok);
  EXPECT_EQ(answer.verdict, Verdict::Unknown);
  ASSERT_TRUE(answer.unknownReason);
  EXPECT_EQ(sentence(*answer.unknownReason), "No drawing implant was seen. If there is one, mark the part of the picture that shows it.")
      << "the subject of the model: there may be another implant, such as screws";
  EXPECT_FALSE(answer.maker());
  EXPECT_TRUE(answer.maps.empty());
  EXPECT_THAT(*answer.found, IsEmpty());
  EXPECT_EQ(answer.part.by, PartOrigin::Whole);
}

TEST_F(FinderFlow, APictureCroppedBeforeKeepsItsAnswerToTheLastBit) {
  auto searching = classifier(200);
  Classifier plain(bundle_, {"cpu"});
  const auto picture = radiograph({{100, 50}});
  const auto answer = asked(searching, picture), before = asked(plain, picture);
  EXPECT_EQ(answer.found->size(), 1u);
  EXPECT_EQ(answer.part, (Part{0, 0, kColumns, kRows, PartOrigin::Whole}));
  EXPECT_EQ(answer.picture.square.grey, before.picture.square.grey);
  EXPECT_EQ(answer.prediction.logits, before.prediction.logits);
  EXPECT_EQ(answer.facts, before.facts);
  EXPECT_FALSE(before.found) << "without a finder nothing is searched";
}

TEST_F(FinderFlow, WhoeverChoosesThePartIsNotOverruled) {
  auto searching = classifier(40);
  const auto picture = radiograph({{150, 50}});
  for (const Part& part : {Part{130, 30, 40, 40, PartOrigin::User}, Part{0, 0, kColumns, kRows, PartOrigin::Whole}}) {
    const auto answer = asked(searching, picture, part);
    EXPECT_EQ(answer.part, part);
    EXPECT_TRUE(answer.found) << "the finder looked";
    EXPECT_EQ(answer.verdict, Verdict::Maker);
  }
  const auto beside = asked(searching, picture, Part{10, 10, 60, 60, PartOrigin::User});
  EXPECT_EQ(beside.part, (Part{10, 10, 60, 60, PartOrigin::User}));
  EXPECT_EQ(beside.found, std::vector<Part>()) << "the finder looked";
  EXPECT_EQ(beside.unknownReason, (Fact{FactCode::NoImplantInPart, {bundle_.model.subject}}))
      << "but if there is no implant, no maker is named";
  const auto off = identify(searching, decodedFile("1.x", picture, {}), {.searched = false});
  EXPECT_EQ(off.part.by, PartOrigin::Whole);
  EXPECT_FALSE(off.found);
  EXPECT_EQ(identify(searching, decodedFile("1.x", radiograph({}), {}), {.searched = false}).verdict, Verdict::Maker);
}

TEST_F(FinderFlow, AFinderThatWasLoadedAheadGivesTheSameAnswer) {
  auto later = classifier(40);
  Classifier ahead(bundle_, {"cpu", folder_ / "finder", true});
  const auto picture = radiograph({{100, 50}});
  const auto expected = asked(later, picture), answer = asked(ahead, picture);
  EXPECT_EQ(answer.part.by, PartOrigin::Finder);
  EXPECT_EQ(answer.part, expected.part);
  EXPECT_EQ(answer.found, expected.found);
  EXPECT_EQ(answer.prediction.logits, expected.prediction.logits);
}

TEST_F(FinderFlow, ADamagedFinderFailsOnlyWhenItIsNeeded) {
  std::ofstream(folder_ / "finder") << "no finder";
  Classifier ahead(bundle_, {"cpu", folder_ / "finder", true});
  for (int i = 0; i < 2; ++i) EXPECT_THROW(ahead.finder(), Error) << i;
}
