// SPDX-License-Identifier: GPL-3.0-or-later
// The whole comparison once: every network, their vote and fusion, and every baseline, on one fold of small pictures.
#include "core/baselines/baselines.h"
#include "core/comparison/comparison.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

TEST(WholeComparison, EveryMethodAnswersTheSameFold) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 9, 2, 112);
  auto options = wholeComparison();
  options.ensemble = true;
  options.fusion = options.networks;
  options.folds = 3;
  options.onlyFolds = {1};
  options.validationShare = 0.25;
  options.training = smallOptions();
  options.training.epochs = 2;
  options.training.inputSize = 112;  // so that every last map has at least four pixels
  options.training.batch = 5;
  // No matter how steep the loss is, a step moves the weights by at most a hundredth: rate * norm / (1 - momentum). So no network can
  // diverge.
  options.training.optimizer.rate = 1e-3;
  options.training.optimizer.clipNorm = 1;
  const auto table = compareMethods(options, cache, folder / "out");
  EXPECT_EQ(table.rows.size(), networkNames().size() + 2 + baselineNames().size());
  for (const auto& row : table.rows) {
    EXPECT_EQ(row.evaluation.count, 6u) << row.title;
    EXPECT_EQ(row.folds, 1u) << row.title;
    EXPECT_TRUE(row.leftOut.empty()) << row.title;
  }
}

}  // namespace
}  // namespace glenoid
