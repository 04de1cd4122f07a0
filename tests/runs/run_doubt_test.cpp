// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_doubt.h"

#include <numeric>
#include <set>

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/doubt/gate.h"
#include "core/doubt/neighbours.h"
#include "core/nn/architecture.h"
#include "core/runs/run_bundle.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

class RunDoubt : public testing::Test {
 protected:
  Bundle trained(std::vector<std::size_t> train, TrainingOptions options = smallOptions()) {
    Split split{1, std::move(train), {}, {}};
    for (std::size_t i = 0; i < cache_.size(); ++i) {
      if (std::find(split.train.begin(), split.train.end(), i) == split.train.end()) split.test.push_back(i);
    }
    options.subject = "hip";
    glenoid::train(options, {cache_, split}, folder_ / "run");
    BundleText text;
    text.name = "tiny";
    return writeRunBundle(folder_ / "run", folder_ / "model", text);
  }

  test::TemporaryFolder folder_;
  PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 12, 2, 32);
  std::vector<Fact> facts_;
  TrainingObserver observer_{{}, {}, [this](const Fact& fact) { facts_.push_back(fact); }};
};

class RunDoubtOf : public RunDoubt, public testing::WithParamInterface<std::string> {};

}  // namespace

TEST_P(RunDoubtOf, ATrainedNetworkGetsGateAndNeighbours) {
  std::vector<std::size_t> train(20);
  std::iota(train.begin(), train.end(), std::size_t{2});
  auto options = smallOptions();
  options.architecture = GetParam();
  options.inputSize = 96;  // InceptionV3 needs 75
  options.epochs = 1;
  const auto bundle = withRunDoubt(trained(train, options), folder_ / "run", cache_, {}, observer_);
  EXPECT_TRUE(facts_.empty());
  EXPECT_TRUE(readGate(bundle));
  const auto neighbours = readNeighbours(bundle);
  ASSERT_TRUE(neighbours);
  EXPECT_EQ(neighbours->sha256.size(), train.size());
  EXPECT_EQ(readBundle(folder_ / "model").model.architecture, GetParam());
}
INSTANTIATE_TEST_SUITE_P(EachNetwork, RunDoubtOf, testing::ValuesIn(networkNames()), [](const auto& network) {
  auto name = network.param;
  std::erase(name, '-');
  return name;
});

TEST_F(RunDoubt, AGateIsFittedOnTheTrainingPartAlone) {
  std::vector<std::size_t> train(20);
  std::iota(train.begin(), train.end(), std::size_t{2});
  const auto bundle = withRunGate(trained(train), folder_ / "run", cache_, {}, observer_);
  EXPECT_TRUE(facts_.empty());
  const auto model = readBundle(folder_ / "model").model;
  EXPECT_EQ(model.subject, "hip");
  const auto& rows = model.doubt.at("gate").at("outOfFold");
  EXPECT_EQ(rows[0].at("kind"), "own");
  EXPECT_EQ(rows[0].at("images"), 20) << "no test picture has a say";
  EXPECT_GT(rows.size(), 5u);
  ASSERT_TRUE(readGate(bundle));
}

TEST_F(RunDoubt, TooFewPicturesLeaveAModelWithoutAGateAndAFact) {
  const auto bundle = withRunGate(trained({0, 1, 2, 12, 13, 14}), folder_ / "run", cache_, {}, observer_);
  EXPECT_THAT(facts_, testing::ElementsAre(Fact{FactCode::ModelWithoutGate, {}}));
  EXPECT_FALSE(readGate(bundle));
  EXPECT_TRUE(readBundle(folder_ / "model").model.doubt.is_null());
}

TEST_F(RunDoubt, OnlyPicturesOfTheTrainingPartAreNeighbours) {
  const std::vector<std::size_t> train{2, 3, 5, 7, 11, 13, 17, 19, 23};
  const auto bundle = withRunDoubt(trained(train), folder_ / "run", cache_);
  const auto learned = readNeighbours(bundle);
  ASSERT_TRUE(learned);
  std::set<std::string> expected;
  for (const auto position : train) expected.insert(cache_.items()[position].sha256);
  EXPECT_EQ(std::set(learned->sha256.begin(), learned->sha256.end()), expected) << "no test picture has a say";
  EXPECT_EQ(learned->sha256.size(), train.size());
  for (std::size_t row = 0; row < train.size(); ++row) {
    const auto position = cache_.find(learned->sha256[row]);
    ASSERT_TRUE(position);
    EXPECT_EQ(learned->labels[row], static_cast<std::size_t>(cache_.items()[*position].label));
  }
  EXPECT_EQ(bundle.model.doubt.at("neighbours").at("images"), train.size());
}

TEST_F(RunDoubt, AModelSaysWhichPicturesItLearnedFrom) {
  const std::vector<std::size_t> train{2, 3, 5, 7, 11, 13, 17, 19, 23};
  const auto model = trained(train).model;
  EXPECT_EQ(learnedPositions(model, cache_, folder_ / "run" / "split.json"), train);
  const auto codeOf = [&](const std::filesystem::path& split) {
    try {
      learnedPositions(model, cache_, split);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::Internal;
  };
  EXPECT_EQ(codeOf({}), ErrorCode::DatasetMismatch) << "it did not learn from all";
  writeJson(folder_ / "other.json", toJson(stratifiedSplit(cache_.items(), {}, 3), cache_.items()));
  EXPECT_EQ(codeOf(folder_ / "other.json"), ErrorCode::DatasetMismatch);

  trainOnAll(smallOptions(), cache_, folder_ / "all");
  BundleText text;
  text.name = "tiny";
  const auto all = writeRunBundle(folder_ / "all", folder_ / "all model", text);
  EXPECT_EQ(learnedPositions(all.model, cache_).size(), cache_.size());
}

TEST_F(RunDoubt, CanBeStopped) {
  const auto bundle = trained({0, 1, 2, 3, 12, 13});
  CancelToken token;
  token.cancel();
  EXPECT_THROW(withRunGate(bundle, folder_ / "run", cache_, token), Cancelled);
  EXPECT_THROW(withRunNeighbours(bundle, folder_ / "run", cache_, token), Cancelled);
  EXPECT_FALSE(readGate(readBundle(folder_ / "model")));
  EXPECT_FALSE(readNeighbours(readBundle(folder_ / "model")));
}

}  // namespace glenoid
