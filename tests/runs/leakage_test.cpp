// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing outside a fold's training part influences what is learned, and nothing in its test part influences what is chosen.
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

// The same data set, but the pictures at `positions` have other pixels and other labels.
PixelCache scrambled(const PixelCache& cache, const std::vector<std::size_t>& positions, const std::filesystem::path& file) {
  PixelCacheWriter writer(file, cache.info());
  Random random(11);
  for (std::size_t i = 0; i < cache.size(); ++i) {
    auto item = cache.items()[i];
    std::vector<std::uint8_t> picture(cache.picture(i).begin(), cache.picture(i).end());
    if (std::count(positions.begin(), positions.end(), i) > 0) {
      for (auto& value : picture) value = static_cast<std::uint8_t>(random.below(256));
      item.label = static_cast<std::int64_t>(cache.info().labels.size()) - 1 - item.label;
    }
    writer.add(item, picture);
  }
  writer.finish();
  return PixelCache(file);
}

// Balanced sampling or class weights, together with every other option that could look at the wrong part.
class Leakage : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    split_ = splitOfFold(cache_.items(), stratifiedFolds(cache_.items(), 3, 1), 1, 0.3);
    ASSERT_GE(split_.validation.size(), 4u);
    ASSERT_GE(split_.test.size(), 4u);
    options_.balancedSampling = GetParam();
    options_.classWeights = !GetParam();
    options_.augmentation.mixupAlpha = 0.4;
    options_.augmentation.noise = 0.05;
    options_.augmentation.gamma = 0.3;
    options_.augmentation.blur = 1;
    options_.emaDecay = 0.9;
    options_.focalGamma = 1;
    options_.epochs = 3;
    options_.testTimeAugmentation = true;
    honest_ = train(options_, {cache_, split_}, folder_ / "honest");
  }
  TrainingResult trainOn(const PixelCache& cache) const { return train(options_, {cache, split_}, folder_ / "other"); }
  void expectSameWeights(const char* file) const { expectSameTensors(folder_ / "honest" / file, folder_ / "other" / file); }
  nlohmann::json figures(const char* run) const { return readJson(folder_ / run / "evaluation.json"); }

  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 12);
  Split split_;
  TrainingOptions options_ = smallOptions();
  TrainingResult honest_;
};

TEST_P(Leakage, TheTestPartChangesNothingButItsOwnFigures) {
  const auto other = trainOn(scrambled(cache_, split_.test, folder_ / "b.pixels"));
  expectSameHistory(honest_.history, other.history);
  EXPECT_EQ(honest_.bestEpoch, other.bestEpoch);
  expectSameWeights("last.safetensors");
  expectSameWeights("best.safetensors");
  EXPECT_EQ(honest_.validation.predictions.logits, other.validation.predictions.logits);
  for (const char* key : {"temperature", "temperatureAugmented", "validation"})
    EXPECT_EQ(figures("honest")[key], figures("other")[key]) << key;
  EXPECT_NE(honest_.test.predictions.logits, other.test.predictions.logits);
}

TEST_P(Leakage, TheValidationPartChangesNothingThatIsLearned) {
  const auto other = trainOn(scrambled(cache_, split_.validation, folder_ / "b.pixels"));
  ASSERT_EQ(honest_.history.size(), other.history.size());
  for (std::size_t e = 0; e < other.history.size(); ++e) {
    EXPECT_EQ(honest_.history[e].trainLoss, other.history[e].trainLoss);
    EXPECT_EQ(honest_.history[e].trainAccuracy, other.history[e].trainAccuracy);
    EXPECT_NE(honest_.history[e].validationLoss, other.history[e].validationLoss);
  }
  expectSameWeights("last.safetensors");
}

TEST_P(Leakage, TheTrainingPartIsWhatIsLearned) {
  const auto other = trainOn(scrambled(cache_, {split_.train[0]}, folder_ / "b.pixels"));
  EXPECT_NE(honest_.history[0].trainLoss, other.history[0].trainLoss) << "one picture of it can be seen in the figures";
}

INSTANTIATE_TEST_SUITE_P(All, Leakage, ::testing::Bool());

}  // namespace
}  // namespace glenoid
