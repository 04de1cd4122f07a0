// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/classifier.h"

#include <functional>
#include <future>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>
#include <torch/cuda.h>

#include "core/base/error.h"
#include "core/nn/compute.h"
#include "core/nn/looks.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;

namespace {

SquareImage squareOf(int seed) {
  SquareImage image;
  image.side = 250;
  image.grey.resize(250 * 250);
  for (std::size_t i = 0; i < image.grey.size(); ++i)
    image.grey[i] = static_cast<std::uint8_t>((i * 7 + i / 250 * static_cast<std::size_t>(seed)) % 251);
  return image;
}

class Classify : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  Bundle bundle_ = test::writeSmallModel(folder_.path());
};

}  // namespace

TEST_F(Classify, ProbabilitiesSumToOneAndNameTheLargestLogit) {
  Classifier classifier(bundle_, {"cpu"});
  const auto image = squareOf(3);
  const auto p = classifier.predict({&image, 1}).front();
  ASSERT_EQ(p.probabilities.size(), 3u);
  EXPECT_NEAR(std::accumulate(p.probabilities.begin(), p.probabilities.end(), 0.0), 1, 1e-12);
  EXPECT_EQ(p.best, static_cast<std::size_t>(std::max_element(p.logits.begin(), p.logits.end()) - p.logits.begin()));
  EXPECT_GT(p.milliseconds, 0);
}

TEST_F(Classify, TheSamePictureGivesTheSameBits) {
  Classifier first(bundle_, {"cpu"}), second(bundle_, {"cpu"});
  const auto image = squareOf(5);
  const auto logits = first.predict({&image, 1}).front().logits;
  EXPECT_EQ(first.predict({&image, 1}).front().logits, logits);
  EXPECT_EQ(second.predict({&image, 1}).front().logits, logits);
}

TEST_F(Classify, ABatchAnswersInOrder) {
  Classifier classifier(bundle_, {"cpu"});
  const std::vector<SquareImage> images{squareOf(1), squareOf(2), squareOf(9)};
  const auto together = classifier.predict(images);
  ASSERT_EQ(together.size(), 3u);
  for (std::size_t i = 0; i < images.size(); ++i) {
    const auto alone = classifier.predict({&images[i], 1}).front();
    for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(together[i].logits[k], alone.logits[k], 1e-4);
  }
}

TEST_F(Classify, AnotherForASecondThreadGivesTheSameBitsAtTheSameTime) {
  Classifier first(bundle_, {"cpu"});
  auto second = first.another();
  EXPECT_EQ(second.sharedModel(), first.sharedModel()) << "what was read is shared";
  EXPECT_EQ(second.device(), "cpu");
  EXPECT_EQ(second.facts(), first.facts());
  const auto several = [](Classifier& classifier) {
    const ComputeThreads one(1);
    std::vector<std::vector<double>> logits;
    for (int seed = 0; seed < 8; ++seed) {
      const auto image = squareOf(seed);
      logits.push_back(classifier.predict({&image, 1}).front().logits);
    }
    return logits;
  };
  auto beside = std::async(std::launch::async, several, std::ref(second));
  const auto expected = several(first);
  EXPECT_EQ(beside.get(), expected);
}

TEST_F(Classify, FurtherLooksAreTheSameBitsWithEveryNumberOfWorkers) {
  const ComputeThreads one(1);
  Classifier classifier(bundle_, {"cpu"});
  const auto image = squareOf(4);
  for (const int workers : {2, 1, 3, 7, 9}) {
    const auto looks = classifier.furtherLooks(image, workers);
    ASSERT_EQ(looks.size(), kLooks - 1u);
    for (int look = 1; look < kLooks; ++look) {
      const auto alone = classifier.predict({&image, 1}, look).front();
      const auto& among = looks[static_cast<std::size_t>(look - 1)];
      EXPECT_EQ(among.logits, alone.logits) << look << ", " << workers << " workers";
      EXPECT_EQ(among.features, alone.features) << look << ", " << workers << " workers";
    }
  }
}

TEST_F(Classify, WhatIsNoSquareStops) {
  Classifier classifier(bundle_, {"cpu"});
  SquareImage image = squareOf(1);
  image.grey.pop_back();
  EXPECT_THROW(classifier.predict({&image, 1}), Error);
  EXPECT_THROW(classifier.predict({}), Error);
}

TEST_F(Classify, ADeviceThatIsNotThereIsAnError) {
  if (torch::cuda::is_available()) GTEST_SKIP() << "skipped: this machine has a CUDA device";
  EXPECT_EQ(test::codeOf([&] { Classifier classifier(bundle_, {"cuda"}); }), ErrorCode::DeviceUnavailable);
  EXPECT_EQ(Classifier(bundle_, {"auto"}).device(), "cpu");
}

TEST(PredictionFromLogits, NamesNobodyWhereALogitIsNoNumber) {
  for (const float bad :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
    for (std::size_t at = 0; at < 3; ++at) {
      std::vector<float> logits{1, 3, 2};
      logits[at] = bad;
      EXPECT_EQ(test::codeOf([&] { predictionFromLogits(logits, 1, 0); }), ErrorCode::NotANumber) << bad << " at " << at << " is answered";
    }
  }
}

TEST(PredictionFromLogits, IsSoftmaxOverTheTemperature) {
  const std::vector<float> logits{1, 3, 1000};
  const auto hard = predictionFromLogits(logits, 1, 0);
  EXPECT_DOUBLE_EQ(hard.probabilities[2], 1);
  const std::vector<float> small{0, std::log(4.F)};
  EXPECT_NEAR(predictionFromLogits(small, 1, 0).probabilities[1], 0.8, 1e-6);
  EXPECT_NEAR(predictionFromLogits(small, 2, 0).probabilities[1], 2.0 / 3, 1e-6);
}
