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
  const std::vector answers{test::answerOf("a", {0.5, 0.25, 0.25}), test::answerOf("b", {0.125, 0.75, 0.125})};
  const auto joint = together(answers);
  EXPECT_EQ(joint.verdict, Verdict::Maker);
  EXPECT_THAT(joint.probabilities, ElementsAre(DoubleEq(0.3125), DoubleEq(0.5), DoubleEq(0.1875)));
  ASSERT_TRUE(joint.maker());
  EXPECT_EQ(joint.maker()->name, "B");
  EXPECT_THAT(joint.files, ElementsAre("a", "b"));
  EXPECT_EQ(joint.used, 2u);
  EXPECT_LE(joint.probabilities[joint.best], 0.75) << "never surer than the surest";
  EXPECT_EQ(joint.ground, (Fact{FactCode::TogetherOf, {std::int64_t{2}, std::int64_t{2}}}));
  EXPECT_NE(sentence(joint.ground).find("promises no confidence"), std::string::npos);
}

TEST(Together, CountsNoPictureInWhichNoMakerMayBeNamed) {
  auto several = test::answerOf("c", {0.5, 0.5, 0});
  several.verdict = Verdict::Several;
  several.set = {0, 1};
  const std::vector answers{unknown("a", {0, 0, 1}), test::refusedAnswer("b", ErrorCode::DamagedFile, 3), several,
                            test::answerOf("d", {0.25, 0.75, 0})};
  const auto joint = together(answers);
  EXPECT_EQ(joint.used, 2u);
  EXPECT_EQ(joint.files.size(), 4u);
  EXPECT_THAT(joint.probabilities, ElementsAre(DoubleEq(0.375), DoubleEq(0.625), DoubleEq(0)));
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

TEST(Together, TakesAnswersOfOneModel) {
  EXPECT_THROW(together({}), Error);
  const std::vector answers{test::answerOf("a", {0.5, 0.5}), test::answerOf("b", {0.5, 0.25, 0.25})};
  EXPECT_THROW(together(answers), Error);
}
