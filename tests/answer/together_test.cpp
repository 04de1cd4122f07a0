// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/together.h"

#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_answer.h"

using namespace glenoid;
using testing::DoubleEq;
using testing::ElementsAre;

namespace {

Answer unknown(const std::filesystem::path& file, std::vector<double> probabilities) {
  auto answer = test::answerOf(file, std::move(probabilities));
  answer.verdict = Verdict::Unknown;
  answer.unknownReason = Fact{FactCode::NothingToSee, {}};
  return answer;
}

}  // namespace

TEST(Together, IsTheMeanOfTheProbabilities) {
  const std::vector answers{test::answerOf("a", {0.375, 0.5, 0.125}), test::answerOf("b", {0.25, 0.5, 0.25})};
  const auto joint = together(answers);
  EXPECT_EQ(joint.verdict, Verdict::Maker);
  EXPECT_THAT(joint.probabilities, ElementsAre(DoubleEq(0.3125), DoubleEq(0.5), DoubleEq(0.1875)));
  ASSERT_TRUE(joint.maker());
  EXPECT_EQ(joint.maker()->name, "B");
  EXPECT_THAT(joint.files, ElementsAre("a", "b"));
  EXPECT_EQ(joint.used, 2u);
  EXPECT_LE(joint.probabilities[joint.named.front()], 0.5) << "never surer than the surest view";
  EXPECT_EQ(joint.ground, (Fact{FactCode::TogetherOf, {std::int64_t{2}, std::int64_t{2}}}));
  EXPECT_NE(sentence(joint.ground).find("promises no confidence"), std::string::npos);
}

TEST(Together, HidesNoPictureThatNamesAnotherMaker) {
  const std::vector answers{test::answerOf("a", {0.625, 0.25, 0.125}), test::answerOf("b", {0.125, 0.75, 0.125}), unknown("c", {0, 0, 1})};
  const auto joint = together(answers);
  EXPECT_EQ(joint.verdict, Verdict::Several);
  EXPECT_FALSE(joint.maker());
  EXPECT_THAT(joint.named, ElementsAre(1, 0));
  EXPECT_EQ(joint.ground, (Fact{FactCode::TogetherDisagree, {std::int64_t{2}, std::int64_t{3}}}));
}

TEST(Together, NamesNoMakerThatNoPictureNamesAlone) {
  auto several = test::answerOf("a", {0.5, 0.25, 0.25});
  several.verdict = Verdict::Several;
  several.set = {0, 2};
  const auto one = together({&several, 1});
  EXPECT_EQ(one.verdict, Verdict::Several);
  EXPECT_THAT(one.named, ElementsAre(0, 2));
  const std::vector ruledOut{several, test::answerOf("b", {0.125, 0.75, 0.125})};
  EXPECT_THAT(together(ruledOut).named, ElementsAre(1, 0, 2)) << "a rules B out, which b names";
  const std::vector agreed{several, test::answerOf("b", {0.75, 0.125, 0.125})};
  EXPECT_EQ(together(agreed).maker()->name, "A");
}

TEST(Together, CountsNoPictureInWhichNoMakerMayBeNamed) {
  auto several = test::answerOf("c", {0.4375, 0.5625, 0});
  several.verdict = Verdict::Several;
  several.set = {0, 1};
  const std::vector answers{unknown("a", {0, 0, 1}), test::refusedAnswer("b", ErrorCode::DamagedFile, 3), several,
                            test::answerOf("d", {0.25, 0.75, 0})};
  const auto joint = together(answers);
  EXPECT_EQ(joint.used, 2u);
  EXPECT_EQ(joint.files.size(), 4u);
  EXPECT_THAT(joint.probabilities, ElementsAre(DoubleEq(0.34375), DoubleEq(0.65625), DoubleEq(0)));
  EXPECT_EQ(sentence(joint.ground).find("The joint answer is the mean of the probabilities of 2 of 4 pictures."), 0u);
}

TEST(Together, IsUnknownIfEveryPictureIs) {
  const std::vector answers{unknown("a", {0, 1}), test::refusedAnswer("b", ErrorCode::DamagedFile)};
  const auto joint = together(answers);
  EXPECT_EQ(joint.verdict, Verdict::Unknown);
  EXPECT_FALSE(joint.maker());
  EXPECT_TRUE(joint.probabilities.empty());
  EXPECT_EQ(joint.ground, (Fact{FactCode::TogetherNone, {}}));
}

TEST(Together, SaysThatNoPictureCouldBeRead) {
  const std::vector answers{test::refusedAnswer("a", ErrorCode::DamagedFile, 2), test::refusedAnswer("b", ErrorCode::NoImage, 2)};
  EXPECT_EQ(together(answers).ground, (Fact{FactCode::TogetherUnread, {}}));
}

TEST(Together, CountsAPictureThatIsThereTwiceOnce) {
  auto sure = test::answerOf("a", {0.875, 0.125}), other = test::answerOf("c", {0.5, 0.5});
  sure.prediction.logits = {2, 0}, other.prediction.logits = {0.5, 0.5};
  auto copy = sure;
  copy.picture.file = "b";
  const std::vector answers{sure, copy, other};
  const auto joint = together(answers);
  EXPECT_EQ(joint.used, 2u);
  EXPECT_THAT(joint.probabilities, ElementsAre(DoubleEq(0.6875), DoubleEq(0.3125)));
  EXPECT_THAT(joint.files, ElementsAre("a", "b", "c"));
}

TEST(Together, SaysThatALearnedPictureCounts) {
  auto learned = test::answerOf("a", {0.75, 0.25}), unread = unknown("b", {0.5, 0.5});
  const Fact fact{FactCode::AmongLearned, {}};
  unread.facts = {fact};
  EXPECT_THAT(together(std::vector{learned, unread}).facts, ElementsAre()) << "a view that does not count adds no fact";
  learned.facts = {fact};
  EXPECT_THAT(together(std::vector{learned, unread}).facts, ElementsAre(fact));
}

TEST(Together, TakesAnswersOfOneModel) {
  EXPECT_THROW(together({}), Error);
  const std::vector answers{test::answerOf("a", {0.5, 0.5}), test::answerOf("b", {0.5, 0.25, 0.25})};
  EXPECT_THROW(together(answers), Error);
}
