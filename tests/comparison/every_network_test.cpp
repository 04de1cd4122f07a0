// The whole comparison once: every network, their vote and fusion, and every baseline, on one fold of small pictures.
#include "core/baselines/baselines.h"
#include "core/comparison/comparison.h"
#include "tests/training/small_run.h"

namespace glenoid {
namespace {

TEST(WholeComparison, EveryMethodAnswersTheSameFold) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 9, 2, 48);
  auto options = wholeComparison();
  options.ensemble = true;
  options.fusion = options.networks;
  options.folds = 3;
  options.onlyFolds = {1};
  options.validationShare = 0.25;
  options.training = smallOptions();
  options.training.epochs = 2;
  options.training.optimizer.rate = 1e-3;  // maps of one pixel and batches of four bear no more
  std::vector<Fact> facts;
  ComparisonObserver observer;
  observer.training.fact = [&](const Fact& fact) { facts.push_back(fact); };
  const auto table = compareMethods(options, cache, folder / "out", {}, observer);
  EXPECT_EQ(table.rows.size(), networkNames().size() + 2 + baselineNames().size());
  for (const auto& row : table.rows) {
    EXPECT_EQ(row.evaluation.count, 6u) << row.title;
    EXPECT_EQ(row.folds, 1u) << row.title;
  }
  ASSERT_FALSE(facts.empty());
  EXPECT_EQ(facts[0], (Fact{FactCode::InputSizeRaised, {"inceptionv3", std::int64_t{75}}})) << "it takes larger pictures than the others";
}

}  // namespace
}  // namespace glenoid
