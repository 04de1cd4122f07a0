// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that finish in a second, and comparisons of runs.
#pragma once

#include <gtest/gtest.h>

#include "core/nn/safetensors.h"
#include "core/runs/training_run.h"
#include "tests/support/quick_training.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {

// Runs on one data set of two classes, in one split, that differ in their seed.
class SmallRuns : public testing::Test {
 protected:
  explicit SmallRuns(std::size_t imagesPerClass) : cache_(makeSyntheticCache(folder_ / "c.pixels", imagesPerClass, 2, 32)) {}

  std::filesystem::path runOf(std::uint64_t seed, bool testTimeAugmentation = false) {
    auto options = smallOptions();
    options.seed = seed;
    options.epochs = 2;
    options.testTimeAugmentation = testTimeAugmentation;
    const auto run = folder_ / ("run" + std::to_string(seed));
    train(options, {cache_, split_}, run);
    return run;
  }

  const test::TemporaryFolder folder_;
  const PixelCache cache_;
  const Split split_ = stratifiedSplit(cache_.items(), {0.6, 0.2, 0.2}, 1);
};

inline void expectSameTensors(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto left = readSafetensors(a).tensors, right = readSafetensors(b).tensors;
  ASSERT_EQ(left.size(), right.size());
  for (const auto& [key, tensor] : left) EXPECT_TRUE(torch::equal(tensor, right.at(key))) << key;
}

inline bool haveSameTensor(const std::filesystem::path& a, const std::filesystem::path& b, const std::string& key) {
  return torch::equal(readSafetensors(a).tensors.at(key), readSafetensors(b).tensors.at(key));
}

}  // namespace glenoid
