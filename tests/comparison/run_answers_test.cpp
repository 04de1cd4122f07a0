// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/run_answers.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/cross_validation.h"
#include "tests/runs/small_run.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

class Answers : public SmallRuns {
 protected:
  Answers() : SmallRuns(15) {}
};

TEST_F(Answers, StoredAreWhatTheNetworkSaysAnew) {
  const auto run = runOf(1, true);
  const auto stored = storedAnswers(run), fresh = freshAnswers(run, cache_, {"cpu", true, true});
  ASSERT_EQ(stored.size(), 2u);
  ASSERT_EQ(fresh.size(), 2u);
  for (std::size_t line = 0; line < 2; ++line) {
    EXPECT_EQ(stored[line].title, fresh[line].title);
    EXPECT_EQ(stored[line].answers.images, fresh[line].answers.images);
    EXPECT_EQ(stored[line].answers.predictions.truth, fresh[line].answers.predictions.truth);
    for (std::size_t i = 0; i < fresh[line].answers.predictions.logits.size(); ++i) {
      EXPECT_NEAR(stored[line].answers.predictions.logits[i], fresh[line].answers.predictions.logits[i], 1e-8);
    }
  }
  EXPECT_EQ(fresh[0].answers.images.size(), split_.test.size());
  const auto others = makeSyntheticCache(folder_ / "others.pixels", 5, 2, 32, 2);
  EXPECT_EQ(freshAnswers(run, others, {"cpu", false, false})[0].answers.images.size(), others.size());
  EXPECT_THROW(storedAnswers(folder_ / "nothing"), Error);
}

TEST_F(Answers, OfTwoRunsAreTestedOnTheirSharedPictures) {
  const auto first = runOf(1, false), second = folder_ / "second";
  std::filesystem::copy(first, second, std::filesystem::copy_options::recursive);
  auto table = readPredictionTable(first / "test.csv");
  const auto answer = [&](const std::filesystem::path& run, std::size_t wrong) {
    for (std::size_t i = 0; i < table.images.size(); ++i) {
      const auto label = i < wrong ? 1 - table.predictions.truth[i] : table.predictions.truth[i];
      for (std::size_t c = 0; c < 2; ++c) table.predictions.logits[2 * i + c] = c == label ? 1 : 0;
    }
    writePredictionTable(run / "test.csv", table);
  };
  answer(first, 0);
  answer(second, 2);
  const auto tests = testsAgainstFirst({first, second, folder_ / "nothing"});
  ASSERT_EQ(tests.size(), 3u);
  EXPECT_EQ(tests[0], TestOrReason(NoTest::First));
  ASSERT_TRUE(std::holds_alternative<PairedTest>(tests[1]));
  const auto& [shared, test] = std::get<PairedTest>(tests[1]);
  EXPECT_EQ(shared, table.images.size());
  EXPECT_EQ(test.onlyFirst, 2u);
  EXPECT_EQ(test.onlySecond, 0u);
  EXPECT_TRUE(test.exact);
  EXPECT_DOUBLE_EQ(test.pValue, 0.5) << "two of two heads, either way";
  EXPECT_EQ(tests[2], TestOrReason(NoTest::NoAnswers));
}

TEST_F(Answers, WithoutATestSayWhy) {
  const auto first = runOf(1, false), apart = folder_ / "apart", others = folder_ / "others";
  const auto answers = readPredictionTable(first / "test.csv");
  for (const auto& run : {apart, others}) std::filesystem::copy(first, run, std::filesystem::copy_options::recursive);
  auto table = answers;
  for (auto& [image, digest] : table.images) image += "0", digest += "0";
  writePredictionTable(apart / "test.csv", table);
  table = answers;
  table.labels.front() += "0";
  writePredictionTable(others / "test.csv", table);
  EXPECT_EQ(testsAgainstFirst({first, apart, others}),
            (std::vector<TestOrReason>{NoTest::First, NoTest::NoSharedPicture, NoTest::OtherLabels}));
  EXPECT_EQ(testsAgainstFirst({folder_ / "nothing", first}), (std::vector<TestOrReason>{NoTest::First, NoTest::NoAnswers}));
  EXPECT_TRUE(testsAgainstFirst({}).empty());
}

TEST_F(Answers, OfABrokenEvaluationAreRefusedByName) {
  const auto run = runOf(1, true);
  for (const char* broken :
       {"{\"temperature\": -1}", "{\"temperature\": 1e300}", "{\"temperature\": \"warm\"}", "[]", "{", "{\"temperatureAugmented\": 0}"}) {
    writeFileAtomically(run / "evaluation.json", std::string_view(broken));
    const auto error = test::errorOf([&] { storedAnswers(run); });
    EXPECT_EQ(error.code(), ErrorCode::FileInvalid) << broken << error.message();
    EXPECT_EQ(error.file(), toUtf8(run / "evaluation.json"));
  }
}

TEST_F(Answers, OfACrossValidationAreItsPool) {
  auto options = smallOptions();
  options.epochs = 1;
  const auto folds = stratifiedFolds(cache_.items(), 3, 1);
  crossValidate(options, cache_, {folds, 0.25, {}}, folder_ / "cv");
  const auto lines = storedAnswers(folder_ / "cv");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].folds, 3u);
  EXPECT_EQ(lines[0].answers.images.size(), cache_.size());
  EXPECT_EQ(lines[1].title, "cv");
  EXPECT_EQ(lines[1].how, std::vector<std::string>{", temperature of the other folds"});
  EXPECT_EQ(lines[1].answers.images, lines[0].answers.images);
  EXPECT_EQ(lines[1].answers.predictions.logits,
            crossFitted(lines[0].answers.predictions, readFoldsOf(folder_ / "cv/folds.json", lines[0].answers)).logits);
}

TEST_F(Answers, VoteOnWhatIsNewToAll) {
  const auto one = storedAnswers(runOf(1, true))[0], two = storedAnswers(runOf(2, true))[0];
  const auto vote = voteOf({one, two});
  EXPECT_EQ(vote.answers.images, one.answers.images);
  auto elsewhere = two;
  for (auto& image : elsewhere.answers.images) image.second = "other " + image.second;
  EXPECT_THROW(voteOf({one, elsewhere}), Error);
}

}  // namespace
}  // namespace glenoid
