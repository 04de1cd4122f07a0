// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_report.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/split.h"
#include "core/runs/run_finish.h"
#include "core/runs/training_run.h"
#include "tests/support/quick_training.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

TrainingOptions oneEpoch() {
  auto options = smallOptions();
  options.epochs = 1;
  return options;
}

TEST(RunReport, LeavesTheModelAndThePage) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
  const auto split = stratifiedSplit(cache.items(), {}, 1);
  const auto run = folder / "Mein Lauf 1";
  EXPECT_THROW(finishRun(run, folder / "implants", oneEpoch(), nullptr), Error);
  train(oneEpoch(), {cache, split}, run);
  const auto bundle = finishRun(run, folder / "implants" / "", oneEpoch(), nullptr);
  storeRunTable(run);
  EXPECT_EQ(bundle.path, run / "model");
  const auto model = readBundle(run / "model").model;
  EXPECT_EQ(model.name, "Mein-Lauf-1");
  EXPECT_EQ(model.training.at("data"), "implants");
  EXPECT_TRUE(model.figures.contains("test"));
  const auto page = readTextFile(run / "table.html");
  EXPECT_NE(page.find("Training of custom-cnn"), std::string::npos);
  EXPECT_TRUE(readJson(run / "table.json").contains("disclaimer"));
  EXPECT_TRUE(std::filesystem::exists(run / "table.csv"));
}

TEST(RunReport, AModelsNameIsOneThatCanBeReadAgain) {
  EXPECT_EQ(modelName("x/my run/"), "my-run");
  EXPECT_EQ(modelName(".hidden"), "run.hidden");
  EXPECT_EQ(modelName("/"), "run");
  EXPECT_EQ(modelName("."), modelName(std::filesystem::current_path()));
}

TEST(RunReport, ARunWithoutATestPartHasAModelAlone) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4, 2, 32);
  trainOnAll(oneEpoch(), cache, folder / "run");
  EXPECT_EQ(finishRun(folder / "run", folder / "c.pixels", oneEpoch(), nullptr).model.name, "run");
  storeRunTable(folder / "run");
  EXPECT_FALSE(std::filesystem::exists(folder / "run" / "table.html"));
}

}  // namespace
}  // namespace glenoid
