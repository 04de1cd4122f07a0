// SPDX-License-Identifier: GPL-3.0-or-later
// Tests that need a machine with CUDA.
#include <torch/cuda.h>

#include "core/base/files.h"
#include "core/nn/weights.h"
#include "core/runs/run_evaluation.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

#define SKIP_WITHOUT_CUDA() \
  if (!torch::cuda::is_available()) GTEST_SKIP() << "skipped: there is no CUDA device"

class Precisions : public ::testing::TestWithParam<bool> {};

TEST_P(Precisions, TrainOnTheDevice) {
  SKIP_WITHOUT_CUDA();
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 16, 2, 64);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  auto options = smallOptions();
  options.device = "cuda";
  options.mixedPrecision = GetParam();
  options.epochs = 20;
  options.emaDecay = 0.5;
  options.augmentation.rotationDegrees = 10;  // the classes are stripes of one direction
  options.augmentation.noise = 0.02;
  options.augmentation.mixupAlpha = 0.2;
  options.optimizer.clipNorm = 5;
  const auto result = train(options, {cache, split}, folder / "run");
  EXPECT_LT(result.history.back().trainLoss, result.history.front().trainLoss);
  options.epochs = 20;
  EXPECT_EQ(train(options, {cache, split}, folder / "run").history.size(), 20u) << "the finished run is read back";
}

INSTANTIATE_TEST_SUITE_P(All, Precisions, ::testing::Bool());

TEST(Parity, PredictionsEqualThoseOfTheCpu) {
  SKIP_WITHOUT_CUDA();
  for (const char* architecture : {"custom-cnn", "densenet121-se"}) {
    const test::TemporaryFolder folder;
    const auto cache = makeSyntheticCache(folder / "c.pixels", 8, 2, 100);
    auto options = smallOptions();
    options.architecture = architecture;
    options.inputSize = 64;
    options.device = "cuda";
    options.epochs = 1;
    trainOnAll(options, cache, folder / "run");
    const auto others = makeSyntheticCache(folder / "others.pixels", 6, 2, 64, 2);
    const auto device = evaluateRun(folder / "run", others, {"cuda", false, true});
    const auto host = evaluateRun(folder / "run", others, {"cpu", false, true});
    for (std::size_t i = 0; i < host.single.predictions.logits.size(); ++i) {
      EXPECT_NEAR(device.single.predictions.logits[i], host.single.predictions.logits[i], 1e-3) << architecture;
      EXPECT_NEAR(device.augmented.predictions.logits[i], host.augmented.predictions.logits[i], 1e-3) << architecture;
    }
  }
}

}  // namespace
}  // namespace glenoid
