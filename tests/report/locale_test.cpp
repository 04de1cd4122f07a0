// SPDX-License-Identifier: GPL-3.0-or-later
// A German system writes and reads the same texts as any other.
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/comparison/stored_answers.h"
#include "core/dataset/split.h"
#include "core/imaging/spacing_text.h"
#include "core/report/comparison_report.h"
#include "core/report/inspection.h"
#include "core/report/prediction_report.h"
#include "core/report/run_report.h"
#include "core/runs/run_finish.h"
#include "core/runs/training_run.h"
#include "core/training/option_list.h"
#include "tests/support/locale_of_a_system.h"
#include "tests/support/quick_training.h"
#include "tests/support/small_answer.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

void expectTheSameOnAGermanSystem(const std::function<std::string()>& write) {
  const auto english = write();
  const test::LocaleOfASystem german("de_DE");
  EXPECT_EQ(write(), english);
}

Answer answer() {
  auto answered = test::answerOf("x.dcm", {0.0868, 0.9132});
  auto model = test::modelOf(2);
  model->figures = {{"test", {{"accuracy", 0.8125}, {"low", 0.7}, {"high", 0.9}, {"images", 1062}}}};
  answered.model = model;
  answered.prediction.milliseconds = 1012.5;
  answered.facts = {{FactCode::OptionFromTo, {"key", 0.5, std::int64_t{100000}}}};
  return answered;
}

TrainingOptions twoEpochs() {
  auto options = smallOptions();
  options.epochs = 2;
  options.optimizer.rate = 0.0125;
  return options;
}

// Trains a run and writes all files of a finished run.
void trainInto(const fs::path& run, const PixelCache& cache) {
  train(twoEpochs(), {cache, stratifiedSplit(cache.items(), {}, 1)}, run);
  storeRunTable(run);
  finishRun(run, run.parent_path() / "implants", twoEpochs(), nullptr);
}

TEST(GermanSystem, AnAnswerIsTheSameRow) {
  expectTheSameOnAGermanSystem([] { return csvLine(answer()) + toJson(answer()).dump() + inEnglish(answer().model->accuracyText()); });
}

TEST(GermanSystem, APictureIsDescribedAlike) {
  expectTheSameOnAGermanSystem([] {
    Radiograph r;
    r.pixels = std::vector<std::uint8_t>{7, 8};
    r.spacing = {0.1435, 0.2, SpacingProvenance::AtDetector};
    return inEnglish(spacingText(r.spacing)) + inspectionJson("f", r).dump();
  });
}

TEST(GermanSystem, AnEpochAndARangeAreTheSameSentence) {
  expectTheSameOnAGermanSystem([] {
    const EpochRecord record{1234, 0.0125, 1.5, 0.625, 1.25, 0.75, 12.5, 1345.5, 0.125};
    return epochSentence(record, 2000) + historyCsv({record}) + sentence(OptionRange{0, 9007199254740992, true, false}.fact("a")) +
           sentence(OptionRange{0, 0.5}.fact("b"));
  });
}

TEST(GermanSystem, ARunFolderHoldsTheSameFigures) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 20, 2, 32);
  trainInto(folder / "english" / "run", cache);
  const test::LocaleOfASystem german("de_DE");
  trainInto(folder / "german" / "run", cache);
  const fs::path english = folder / "english" / "run", run = folder / "german" / "run";
  for (const char* file : {"options.json", "split.json", "validation.csv", "test.csv", "table.csv", "table.json", "table.html"}) {
    EXPECT_EQ(readTextFile(run / file), readTextFile(english / file)) << file;
  }
  const auto history = readHistory(run / "history.csv"), before = readHistory(english / "history.csv");
  ASSERT_EQ(history.size(), before.size());
  for (std::size_t i = 0; i < history.size(); ++i) {
    EXPECT_EQ(history[i].rate, before[i].rate);
    EXPECT_EQ(history[i].trainLoss, before[i].trainLoss);
    EXPECT_EQ(history[i].validationAccuracy, before[i].validationAccuracy);
    EXPECT_GT(history[i].seconds, 0);
  }
  EXPECT_EQ(comparisonCsv(comparisonTable(storedAnswers(run), 1)), readTextFile(english / "table.csv"));
  train(twoEpochs(), {cache, stratifiedSplit(cache.items(), {}, 1)}, run);  // a finished run is read back
}

}  // namespace
}  // namespace glenoid
