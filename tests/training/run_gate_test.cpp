#include "core/training/run_gate.h"

#include <numeric>

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/doubt/gate.h"
#include "core/training/run_bundle.h"
#include "tests/training/small_run.h"

namespace glenoid {
namespace {

class RunGate : public testing::Test {
 protected:
  Bundle trained(std::vector<std::size_t> train) {
    Split split{1, std::move(train), {}, {}};
    for (std::size_t i = 0; i < cache_.size(); ++i) {
      if (std::find(split.train.begin(), split.train.end(), i) == split.train.end()) split.test.push_back(i);
    }
    auto options = smallOptions();
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

}  // namespace

TEST_F(RunGate, IsFittedOnTheTrainingPartAlone) {
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

TEST_F(RunGate, TooFewPicturesLeaveAModelWithoutOneAndAFact) {
  const auto bundle = withRunGate(trained({0, 1, 2, 12, 13, 14}), folder_ / "run", cache_, {}, observer_);
  EXPECT_THAT(facts_, testing::ElementsAre(Fact{FactCode::ModelWithoutGate, {}}));
  EXPECT_FALSE(readGate(bundle));
  EXPECT_TRUE(readBundle(folder_ / "model").model.doubt.is_null());
}

TEST_F(RunGate, CanBeStopped) {
  const auto bundle = trained({0, 1, 2, 3, 12, 13});
  CancelToken token;
  token.cancel();
  EXPECT_THROW(withRunGate(bundle, folder_ / "run", cache_, token), Cancelled);
  EXPECT_FALSE(readGate(readBundle(folder_ / "model")));
}

}  // namespace glenoid
