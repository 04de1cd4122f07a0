// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/comparison.h"

#include <map>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/comparison/methods.h"
#include "core/nn/weights.h"
#include "core/runs/run_folder.h"
#include "core/runs/stored_parts.h"
#include "core/training/network_options.h"
#include "tests/comparison/small_comparison.h"
#include "tests/support/altered_cache.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

TEST(ComparisonOptions, GoThroughJsonAndRefuseWhatIsOff) {
  auto options = smallComparison();
  options.networks = {"custom-cnn", "mobilenetv2"};
  options.startWeights = {{"mobilenetv2", "start.safetensors"}};
  options.fusion = {"custom-cnn", "mobilenetv2"};
  options.ensemble = true;
  options.onlyFolds = {1, 3};
  EXPECT_EQ(comparisonOptionsFromJson(nlohmann::json(toJson(options))), options);
  EXPECT_EQ(comparisonOptionsFromJson(nlohmann::json(toJson(wholeComparison()))), wholeComparison());
  const auto refused = [](auto change) {
    auto changed = smallComparison();
    change(changed);
    EXPECT_THROW(checkOptions(changed), Error);
  };
  refused([](auto& o) { o.networks = {"oracle"}; });
  refused([](auto& o) { o.networks = {"custom-cnn", "custom-cnn"}; });
  refused([](auto& o) { o.baselines = {"oracle"}; });
  refused([](auto& o) { o.fusion = {"mobilenetv2"}; });
  refused([](auto& o) { o.startWeights = {{"mobilenetv2", "x"}}; });
  refused([](auto& o) { o.ensemble = true; });
  refused([](auto& o) { o.folds = 1; });
  refused([](auto& o) { o.onlyFolds = {4}; });
  refused([](auto& o) { o.validationShare = 0; });
  refused([](auto& o) { o.training.epochs = 0; });
  refused([](auto& o) { o.networks.clear(), o.baselines.clear(); });
  EXPECT_THROW(comparisonOptionsFromJson({{"netwroks", {"custom-cnn"}}}), Error);
  EXPECT_THROW(comparisonOptionsFromJson({{"folds", "ten"}}), Error);
  EXPECT_THROW(comparisonOptionsFromJson({{"folds", 2.5}}), Error);
  EXPECT_THROW(comparisonOptionsFromJson({{"splitSeed", -1}}), Error);
  EXPECT_THROW(comparisonOptionsFromJson({{"splitSeed", 0.5}}), Error);
}

TEST(Methods, StandInTheOrderOfTheTable) {
  auto options = smallComparison();
  options.networks = {"mobilenetv2", "custom-cnn"};
  options.startWeights = {{"mobilenetv2", "start.safetensors"}};
  options.fusion = options.networks;
  options.ensemble = true;
  std::vector<std::string> names;
  for (const auto& method : methodsOf(options)) names.push_back(method.name);
  EXPECT_EQ(names, (std::vector<std::string>{"mobilenetv2-start", "mobilenetv2", "custom-cnn", "ensemble-mobilenetv2-start+custom-cnn",
                                             "fusion-mobilenetv2-start+custom-cnn", "majority", "knn-hog"}));
  const auto method = methodsOf(options)[3];
  EXPECT_EQ(toJson(methodFromJson(nlohmann::json(toJson(method)))), toJson(method));
}

class Comparing : public testing::Test {
 protected:
  ComparisonTable compare(const ComparisonOptions& options, ComparisonObserver observer = {}) {
    epochs_ = 0, started_ = 0;
    observer.training.epoch = [this](const EpochRecord&) { ++epochs_; };
    if (!observer.starts) observer.starts = [this](const std::string&, std::size_t) { ++started_; };
    return compareMethods(options, cache_, folder_ / "out", {}, observer);
  }

  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 12, 2, 32);
  int epochs_ = 0, started_ = 0;
};

TEST_F(Comparing, GrowsAndNeverRepeatsItself) {
  auto options = smallComparison();
  options.onlyFolds = {1};
  const auto first = compare(options);
  EXPECT_EQ(epochs_, 2);
  EXPECT_EQ(started_, 3);
  ASSERT_EQ(first.rows.size(), 3u);
  EXPECT_EQ(first.rows[0].name, "custom-cnn");
  EXPECT_EQ(first.rows[0].folds, 1u);
  EXPECT_FALSE(first.rows[0].vsFirst);
  ASSERT_TRUE(first.rows[1].vsFirst);
  EXPECT_EQ(first.rows[1].shared, first.rows[0].evaluation.count);

  const auto again = compare(options);
  EXPECT_EQ(epochs_, 0);
  EXPECT_EQ(started_, 0);
  EXPECT_EQ(toJson(again), toJson(first));

  // With another fold and another method, only what is new is computed, and the table holds everything.
  options.onlyFolds = {2};
  options.baselines = {"logistic-pixels"};
  const auto grown = compare(options);
  EXPECT_EQ(epochs_, 2);
  EXPECT_EQ(started_, 2);
  ASSERT_EQ(grown.rows.size(), 4u);
  EXPECT_EQ(grown.rows[0].folds, 2u);
  EXPECT_EQ(grown.rows[1].folds, 1u);
  EXPECT_EQ(grown.rows[3].name, "logistic-pixels");
  EXPECT_EQ(grown.rows[3].shared, grown.rows[3].evaluation.count);
  EXPECT_EQ(grown.rows[1].shared, first.rows[1].shared);

  options.training.epochs = 3;
  EXPECT_THROW(compare(options), Error) << "the stored run had other options";
  options.training.epochs = 2;
  options.folds = 4;
  EXPECT_THROW(compare(options), Error) << "the folder has other folds";
}

TEST_F(Comparing, AStoppedComparisonGoesOn) {
  auto options = smallComparison();
  options.baselines = {"majority"};
  const CancelToken token;
  ComparisonObserver stop;
  stop.ends = [&](const std::string&, std::size_t fold, const Evaluation&) {
    if (fold == 2) token.cancel();
  };
  EXPECT_THROW(compareMethods(options, cache_, folder_ / "out", token, stop), Cancelled);
  const auto table = compare(options);
  EXPECT_EQ(epochs_, 2) << "only the third fold is trained";
  EXPECT_EQ(table.rows[0].evaluation.count, 24u);
  EXPECT_EQ(table.rows[0].folds, 3u);
  EXPECT_DOUBLE_EQ(table.rows[1].evaluation.accuracy, 0.5) << "two classes of one size";
}

TEST_F(Comparing, StartWeightsVotesAndFusionHaveTheirOwnLines) {
  auto options = smallComparison();
  torch::manual_seed(9);
  writeSafetensors(folder_ / "start.safetensors", weightsOf(*makeNetwork(networkOptions(options.training, 2))));
  options.networks = {"custom-cnn", "mobilenetv2"};
  options.startWeights = {{"custom-cnn", toUtf8(folder_ / "start.safetensors")}};
  options.ensemble = true;
  options.fusion = options.networks;
  options.baselines.clear();
  options.onlyFolds = {1};
  options.training.testTimeAugmentation = true;
  const auto table = compare(options);
  std::set<std::string> titles;
  for (const auto& row : table.rows) {
    titles.insert(fullTitle(row));
    EXPECT_EQ(row.evaluation.count, 8u) << row.title;
    EXPECT_EQ(row.shared, 8u);
  }
  EXPECT_EQ(titles,
            (std::set<std::string>{"custom-cnn, start weights", "custom-cnn, start weights, mean of eight looks", "custom-cnn",
                                   "custom-cnn, mean of eight looks", "mobilenetv2", "mobilenetv2, mean of eight looks",
                                   "soft vote of custom-cnn-start + mobilenetv2", "joined features of custom-cnn-start + mobilenetv2"}));
  EXPECT_EQ(started_, 5);
  // If a network is trained again, methods that combine it are out of date.
  std::filesystem::remove_all(folder_ / "out/custom-cnn-start/fold-01");
  compare(options);
  EXPECT_EQ(started_, 3);
}

TEST_F(Comparing, NoTestPictureHasASay) {
  auto options = smallComparison();
  options.networks = {"custom-cnn", "mobilenetv2"};
  options.ensemble = true;
  options.fusion = options.networks;
  options.baselines = {"logistic-hog", "boosting-pixels"};
  options.onlyFolds = {1};
  options.training.testTimeAugmentation = true;
  options.training.classWeights = true;
  compare(options);
  const auto tested = stratifiedFolds(cache_.items(), options.folds, options.splitSeed).folds[0];
  const std::vector<std::size_t> altered(tested.begin(), tested.begin() + 3);
  const auto other = alteredCache(cache_, altered, folder_ / "other.pixels");
  compareMethods(options, other, folder_ / "other");
  for (const char* network : {"custom-cnn", "mobilenetv2"}) {
    expectSameTensors(folder_ / "out" / network / "fold-01/best.safetensors", folder_ / "other" / network / "fold-01/best.safetensors");
  }
  for (const auto& method : methodsOf(options)) {
    SCOPED_TRACE(method.title);
    const auto before = readStoredParts(folder_ / "out" / method.name / "fold-01", cache_);
    const auto after = readStoredParts(folder_ / "other" / method.name / "fold-01", other);
    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->validation.predictions.logits, after->validation.predictions.logits);
    EXPECT_EQ(before->test.evaluation.temperature, after->test.evaluation.temperature);
    EXPECT_EQ(before->testAugmented.evaluation.temperature, after->testAugmented.evaluation.temperature);
    const auto unaltered = [&](const PartResult& part) {
      const auto& logits = part.predictions.logits;
      return std::vector<double>(logits.begin() + std::min<std::ptrdiff_t>(std::ssize(logits), 2 * std::ssize(altered)), logits.end());
    };
    EXPECT_EQ(unaltered(before->test), unaltered(after->test));
    EXPECT_EQ(unaltered(before->testAugmented), unaltered(after->testAugmented));
    EXPECT_NE(before->test.predictions.logits, after->test.predictions.logits) << "it looks at the pictures";
  }
}

TEST_F(Comparing, ADivergingNetworkIsARowThatSaysSo) {
  auto options = smallComparison();
  options.networks = {"custom-cnn", "mobilenetv2"};
  options.ensemble = true;
  options.onlyFolds = {1};
  options.training.optimizer.clipNorm = 0;
  options.training.optimizer.rate = 10;
  options.training.optimizer.momentum = 0.99;
  options.training.optimizer.weightDecay = 1;  // times the rate: every step multiplies each weight, so any start diverges
  options.training.schedule.warmupEpochs = 0;
  options.training.epochs = 20;
  std::vector<Fact> facts;
  ComparisonObserver observer;
  observer.training.fact = [&](const Fact& fact) { facts.push_back(fact); };
  const auto table = compare(options, observer);
  ASSERT_EQ(table.rows.size(), 5u);
  for (const std::size_t i : {0u, 1u, 2u}) {
    SCOPED_TRACE(table.rows[i].name);
    EXPECT_EQ(table.rows[i].folds, 0u);
    EXPECT_EQ(table.rows[i].evaluation.count, 0u);
    EXPECT_EQ(table.rows[i].leftOut, (std::vector<LeftOutFold>{{1, ErrorCode::Diverged}}));
  }
  EXPECT_EQ(table.rows[2].title, "soft vote of custom-cnn + mobilenetv2");
  EXPECT_EQ(table.rows[3].name, "majority");
  EXPECT_EQ(table.rows[3].evaluation.count, 8u);
  EXPECT_FALSE(table.rows[3].vsFirst) << "no other method answered";
  const auto json = toJson(table).at("methods").at(0);
  EXPECT_TRUE(json.at("evaluation").is_null());
  EXPECT_EQ(json.at("leftOut").at(0).at("fold"), 1);
  EXPECT_EQ(json.at("leftOut").at(0).at("code"), "diverged");
  ASSERT_EQ(facts.size(), 3u);
  EXPECT_EQ(facts[0].code, FactCode::MethodLeftOut);
  EXPECT_EQ(facts[0].values.at(0), FactValue("custom-cnn"));
  EXPECT_EQ(facts[2].values.at(2), FactValue("it needs custom-cnn"));

  // A method that answers on the second try gets an ordinary row, and so does one that was waiting for it.
  for (const char* network : {"custom-cnn", "mobilenetv2"}) std::filesystem::remove_all(folder_ / "out" / network);
  options.training = smallComparison().training;
  for (const auto& row : compare(options).rows) {
    EXPECT_EQ(row.evaluation.count, 8u) << row.title;
    EXPECT_TRUE(row.leftOut.empty()) << row.title;
  }
}

TEST_F(Comparing, ANetworkGetsItsSmallestInput) {
  auto options = smallComparison();
  options.networks = {"inceptionv3"};
  options.baselines.clear();
  options.onlyFolds = {1};
  options.training.epochs = 1;
  options.training.optimizer.rate = 1e-9;  // maps of one pixel in small batches: nothing to learn from
  std::vector<Fact> facts;
  ComparisonObserver observer;
  observer.training.fact = [&](const Fact& fact) { facts.push_back(fact); };
  const auto table = compare(options, observer);
  EXPECT_EQ(facts, (std::vector<Fact>{{FactCode::InputSizeRaised, {"inceptionv3", std::int64_t{75}}}}));
  EXPECT_EQ(table.rows.at(0).evaluation.count, 8u);
}

TEST_F(Comparing, AKindOfMethodThatNobodyKnowsIsRefused) {
  auto options = smallComparison();
  options.networks.clear();
  options.baselines = {"majority"};
  compare(options);
  auto methods = readJson(folder_ / "out/methods.json");
  EXPECT_EQ(methods[0]["kind"], "baseline");
  const auto compareWith = [&](const nlohmann::json& kind) {
    methods[0]["kind"] = kind;
    writeJson(folder_ / "out/methods.json", methods);
    return compare(options);
  };
  for (const nlohmann::json& kind : {nlohmann::json("oracle"), nlohmann::json(4), nlohmann::json(-1), nlohmann::json(0.5)}) {
    const auto error = test::errorOf([&] { compareWith(kind); });
    EXPECT_EQ(error.code(), ErrorCode::CheckpointInvalid);
    EXPECT_EQ(error.detail(), "kind: one of baseline, ensemble, fusion, network is allowed");
  }
  EXPECT_EQ(compareWith(3).rows.at(0).name, "majority") << "as earlier versions wrote it";
}

TEST_F(Comparing, KeepsGroupsInOneFold) {
  const PixelCacheInfo info = cache_.info();
  PixelCacheWriter writer(folder_ / "groups.pixels", info);
  for (std::size_t i = 0; i < cache_.size(); ++i) {
    auto item = cache_.items()[i];
    item.group = "patient " + std::to_string(i / 3);
    writer.add(item, cache_.picture(i));
  }
  writer.finish();
  const PixelCache grouped(folder_ / "groups.pixels");
  auto options = smallComparison();
  options.networks.clear();
  options.baselines = {"majority"};
  compareMethods(options, grouped, folder_ / "grouped");
  const auto folds = foldsFromJson(readJson(folder_ / "grouped/folds.json"), grouped.items());
  std::map<std::string, std::set<std::size_t>> places;
  for (std::size_t f = 0; f < folds.folds.size(); ++f) {
    for (const auto position : folds.folds[f]) places[grouped.items()[position].group].insert(f);
    // Nor is a group split between training and inner validation.
    const auto split = splitOfFold(grouped.items(), folds, f, options.validationShare);
    for (const auto a : split.train) {
      for (const auto b : split.validation) EXPECT_NE(grouped.items()[a].group, grouped.items()[b].group);
    }
  }
  EXPECT_EQ(places.size(), 8u);
  for (const auto& [group, where] : places) EXPECT_EQ(where.size(), 1u) << group;
}

TEST_F(Comparing, OfOtherOptionsIsRefusedBeforeAnythingChanges) {
  auto options = smallComparison();
  options.onlyFolds = {2};
  compare(options);
  const auto before = readTextFile(folder_ / "out/options.json"), methods = readTextFile(folder_ / "out/methods.json");
  options.onlyFolds = {};
  options.baselines = {"majority"};
  options.ensemble = false;
  options.networks = {"custom-cnn", "mobilenetv2"};
  options.training.optimizer.rate = 0.5;
  ComparisonObserver observer;
  bool accepted = false;
  observer.training.accepted = [&] { accepted = true; };
  EXPECT_THROW(compare(options, observer), Error);
  EXPECT_FALSE(accepted);
  EXPECT_EQ(started_, 0);
  EXPECT_EQ(readTextFile(folder_ / "out/options.json"), before);
  EXPECT_EQ(readTextFile(folder_ / "out/methods.json"), methods);
}

}  // namespace
}  // namespace glenoid
