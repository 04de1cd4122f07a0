// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/baselines/baselines.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/support/altered_cache.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

class OnStripes : public testing::Test {
 protected:
  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 30, 4, 48);
  const Split split_ = stratifiedSplit(cache_.items(), {0.6, 0.2, 0.2}, 1);
};

TEST_F(OnStripes, EachBeatsChance) {
  Baselines baselines(cache_);
  for (const auto& name : baselineNames()) {
    const auto parts = baselines.answer(name, split_, 1);
    EXPECT_EQ(parts.test.positions, split_.test);
    EXPECT_EQ(parts.validation.positions, split_.validation);
    const auto& e = parts.test.evaluation;
    EXPECT_EQ(e.count, split_.test.size());
    // Stripes with random phases are hard to learn from grey values, but easy from the directions of edges.
    const double least = name == "majority" ? 0.25 : name.ends_with("-hog") ? 0.9 : 0.3;
    EXPECT_GE(e.accuracy, least) << name;
    EXPECT_LT(parts.validation.evaluation.negativeLogLikelihood, std::log(4.0) + 0.05) << name;
  }
}

TEST_F(OnStripes, TheMajorityIsTheShareOfItsClass) {
  // 30 of one class, 10 of the other.
  std::vector<std::size_t> many, few;
  for (std::size_t i = 0; i < 40; ++i) (i < 30 ? many : few).push_back(i);
  const PixelCacheInfo info{48, {"many", "few"}, "synthetic"};
  PixelCacheWriter writer(folder_ / "uneven.pixels", info);
  for (std::size_t i = 0; i < 40; ++i) {
    const auto name = std::to_string(i);
    writer.add({name, i < 30 ? 0 : 1, name, ""}, cache_.picture(i));
  }
  writer.finish();
  const PixelCache cache(folder_ / "uneven.pixels");
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.1, 0.4}, 1);
  const auto test = Baselines(cache).answer("majority", split, 1).test;
  EXPECT_EQ(test.evaluation.count, 16u);
  EXPECT_EQ(test.evaluation.correct, 12u);
  EXPECT_DOUBLE_EQ(test.evaluation.accuracy, 0.75);
}

TEST_F(OnStripes, NoTestPictureHasASay) {
  const std::vector<std::size_t> altered(split_.test.begin(), split_.test.begin() + 8);
  const auto other = alteredCache(cache_, altered, folder_ / "other.pixels");
  Baselines before(cache_), after(other);
  for (const auto& name : baselineNames()) {
    const auto a = before.answer(name, split_, 1), b = after.answer(name, split_, 1);
    EXPECT_EQ(a.validation.predictions.logits, b.validation.predictions.logits) << name;
    EXPECT_EQ(a.test.evaluation.temperature, b.test.evaluation.temperature) << name;
    const std::size_t classes = cache_.info().labels.size();
    for (std::size_t i = altered.size() * classes; i < a.test.predictions.logits.size(); ++i) {
      ASSERT_EQ(a.test.predictions.logits[i], b.test.predictions.logits[i]) << name;
    }
    EXPECT_EQ(a.test.predictions.logits == b.test.predictions.logits, name == "majority") << name << " looks at the pictures";
  }
}

TEST_F(OnStripes, TheSameSeedGivesTheSameAnswers) {
  Baselines one(cache_), two(cache_);
  for (const auto& name : baselineNames()) {
    const auto a = one.answer(name, split_, 1).test.predictions.logits, b = two.answer(name, split_, 1).test.predictions.logits;
    EXPECT_EQ(a, b) << name;
    EXPECT_EQ(one.answer(name, split_, 2).test.predictions.logits != a, name.starts_with("forest") || name.starts_with("boosting")) << name;
  }
}

TEST_F(OnStripes, WorksWithoutAValidationPartAndWithAnAbsentClass) {
  Split split = split_;
  split.validation.clear();
  std::erase_if(split.train, [&](std::size_t position) { return cache_.items()[position].label == 3; });
  Baselines baselines(cache_);
  for (const auto& name : baselineNames()) {
    const auto parts = baselines.answer(name, split, 1);
    EXPECT_EQ(parts.test.evaluation.temperature, 1) << name;
    EXPECT_EQ(parts.test.evaluation.confusion.predictions(3), 0u) << name;
  }
  split.train.clear();
  EXPECT_THROW(baselines.answer("majority", split, 1), Error);
}

TEST_F(OnStripes, StopsAndRefuses) {
  Baselines baselines(cache_);
  EXPECT_THROW(baselines.answer("oracle", split_, 1), Error);
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(baselines.answer("forest-hog", split_, 1, token), Cancelled);
}

}  // namespace
}  // namespace glenoid
