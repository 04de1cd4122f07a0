// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/folder_truth.h"

#include <gtest/gtest.h>

#include "tests/support/small_answer.h"

using namespace glenoid;

namespace {

ModelDescription modelWith(std::vector<ModelLabel> labels) {
  ModelDescription model;
  model.labels = std::move(labels);
  return model;
}

}  // namespace

TEST(FolderTruth, TheFolderIsTheOneThatThePictureLiesIn) {
  EXPECT_EQ(parentFolderName("/study/Zimmer/1.png"), "Zimmer");
  EXPECT_EQ(parentFolderName("/study/Zimmer/../Depuy/./1.png"), "Depuy");
  EXPECT_EQ(parentFolderName("/study/set.zip/Tornier/1.png"), "Tornier");
  EXPECT_EQ(parentFolderName("/1.png"), "");
  EXPECT_EQ(parentFolderName("1.png"), parentFolderName(std::filesystem::absolute("1.png")));
}

TEST(FolderTruth, AMakerIsKnownByItsLabelItsDisplayNameAndHoweverTheyAreWritten) {
  const auto model = modelWith({{"Cofield", "Smith & Nephew (Cofield)"}, {"Depuy", "DePuy"}, {"Zimmer", "Zimmer"}});
  const auto truth = [&](const char* folder) { return folderTruth(std::filesystem::path("/study") / folder / "1.png", model); };
  EXPECT_EQ(truth("Cofield"), 0u);
  EXPECT_EQ(truth("smith & nephew (cofield)"), 0u);
  EXPECT_EQ(truth("DE-PUY"), 1u);
  EXPECT_EQ(truth(" zimmer_"), 2u);
  EXPECT_FALSE(truth("patients"));
  EXPECT_FALSE(truth("Zimmer Biomet")) << "another name is no proof";
  EXPECT_FALSE(truth("--"));
  EXPECT_FALSE(folderTruth("/study/Zimmer/patient 1/1.png", model)) << "only the folder of the picture counts";
}

TEST(FolderTruth, ADisplayNameIsKnownToAModelThatUsesItAsItsLabel) {
  const auto model = modelWith({{"Smith & Nephew (Cofield)", "S & N"}, {"DePuy", "DePuy"}});
  EXPECT_EQ(folderTruth("/study/Cofield/1.png", model), 0u);
  EXPECT_EQ(folderTruth("/study/Depuy/1.png", model), 1u);
}

TEST(FolderTruth, TwoLabelsThatLookAlikeAreNoTruth) {
  EXPECT_FALSE(folderTruth("/study/Zimmer/1.png", modelWith({{"Zimmer", "Zimmer"}, {"zimmer", "zimmer"}})));
}

TEST(FolderTally, OnlyAnAnswerThatNamesOneMakerIsRightOrWrong) {
  FolderTally tally;
  tally.add(test::refusedAnswer("/study/A/bad.png", ErrorCode::DamagedFile));
  tally.add(test::answerOf("/study/elsewhere/1.png", {0.9, 0.1}));
  EXPECT_EQ(tally.pictures(), 0u);
  tally.add(test::answerOf("/study/A/1.png", {0.9, 0.1}));
  auto learned = test::answerOf("/study/maker b/2.png", {0.9, 0.1});
  learned.facts.push_back({FactCode::AmongLearned, {}});
  tally.add(learned);
  auto several = test::answerOf("/study/B/3.png", {0.4, 0.6});
  several.verdict = Verdict::Several;
  several.set = {1, 0};
  tally.add(several);
  several.picture.file = "/study/A/3.png";  // its most probable maker is another one, but A remains possible
  tally.add(several);
  auto unknown = test::answerOf("/study/B/4.png", {0.9, 0.1});
  unknown.verdict = Verdict::Unknown;
  unknown.unknownReason = Fact{FactCode::NothingToSee, {}};
  tally.add(unknown);
  EXPECT_EQ(tally.pictures(), 5u);
  EXPECT_EQ(tally.elsewhere, 1u);
  EXPECT_EQ(tally.unknown, 1u);
  EXPECT_EQ(tally.several, 2u);
  EXPECT_EQ(tally.severalWithout, 0u);
  EXPECT_EQ(tally.learned, 1u);
  EXPECT_EQ(tally.confusion.total(), 2u);
  EXPECT_EQ(tally.confusion.correct(), 1u);
  EXPECT_EQ(tally.confusion.at(1, 0), 1u);
}

TEST(FolderTally, SeveralMakersWithoutThatOfTheFolderAreCounted) {
  auto answer = test::answerOf("/study/C/1.png", {0.5, 0.4, 0.1});
  answer.verdict = Verdict::Several;
  answer.set = {0, 1};
  EXPECT_TRUE(namesOnlyOthers(answer, 2));
  EXPECT_FALSE(namesOnlyOthers(answer, 1));
  FolderTally tally;
  tally.add(answer);
  EXPECT_EQ(tally.several, 1u);
  EXPECT_EQ(tally.severalWithout, 1u);
  answer.verdict = Verdict::Unknown;
  answer.set.clear();
  EXPECT_FALSE(namesOnlyOthers(answer, 2)) << "it names none";
  EXPECT_FALSE(namesOnlyOthers(test::refusedAnswer("/study/C/2.png", ErrorCode::DamagedFile), 1));
}
