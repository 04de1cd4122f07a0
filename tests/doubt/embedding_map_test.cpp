// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/embedding_map.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/dataset/random.h"

namespace glenoid {
namespace {

constexpr std::size_t kOfEach = 20, kWidth = 8;

// Three clusters of embeddings, each with its label.
LearnedPictures threeClusters() {
  Random random(3);
  LearnedPictures pictures;
  pictures.width = kWidth;
  for (std::size_t row = 0; row < 3 * kOfEach; ++row) {
    std::vector<float> embedding;
    double squares = 0;
    for (std::size_t i = 0; i < kWidth; ++i) {
      const double value = (i == row / kOfEach ? 1 : 0) + static_cast<double>(random.below(1000)) / 4000;
      embedding.push_back(static_cast<float>(value));
      squares += value * value;
    }
    for (const float value : embedding) pictures.embeddings.push_back(value / static_cast<float>(std::sqrt(squares)));
    pictures.labels.push_back(row / kOfEach);
    pictures.sha256.push_back(std::to_string(row));
  }
  pictures.learned = pictures.labels.size();
  return pictures;
}

double distance(const MapPoint& a, const MapPoint& b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

TEST(EmbeddingMap, LaysLikePicturesTogether) {
  const auto map = embeddingMap(threeClusters());
  ASSERT_EQ(map.size(), 3 * kOfEach);
  for (std::size_t i = 0; i < map.size(); ++i) {
    std::size_t nearest = i == 0 ? 1 : 0;
    for (std::size_t j = 0; j < map.size(); ++j) {
      if (j != i && distance(map[i], map[j]) < distance(map[i], map[nearest])) nearest = j;
    }
    EXPECT_EQ(nearest / kOfEach, i / kOfEach) << i;
    EXPECT_FALSE(map[i].otherLabel) << i;
  }
}

TEST(EmbeddingMap, MarksAPictureAmongThoseOfAnotherLabel) {
  auto pictures = threeClusters();
  pictures.labels[7] = 2;
  const auto map = embeddingMap(pictures);
  for (std::size_t i = 0; i < map.size(); ++i) EXPECT_EQ(map[i].otherLabel.has_value(), i == 7) << i;
  EXPECT_EQ(map[7].otherLabel, 0u);
}

TEST(EmbeddingMap, OtherPicturesLieAmongLearnedOnesAndAreNobodysNeighbours) {
  const auto learned = threeClusters();
  LearnedPictures others{learned.width, {}, {}, {}, 0};
  for (const std::size_t row : {std::size_t{0}, kOfEach}) {
    others.embeddings.insert(others.embeddings.end(), learned.embeddings.begin() + static_cast<std::ptrdiff_t>(row * kWidth),
                             learned.embeddings.begin() + static_cast<std::ptrdiff_t>((row + 1) * kWidth));
    others.labels.push_back(2);
    others.sha256.push_back("other");
  }
  const auto map = embeddingMap(learned, others);
  ASSERT_EQ(map.size(), 3 * kOfEach + 2);
  for (std::size_t i = 0; i < 3 * kOfEach; ++i) EXPECT_FALSE(map[i].otherLabel) << i;
  EXPECT_EQ(map[3 * kOfEach].otherLabel, 0u);
  EXPECT_EQ(map[3 * kOfEach + 1].otherLabel, 1u);
  EXPECT_LT(distance(map[3 * kOfEach], map[0]), distance(map[3 * kOfEach], map[kOfEach]));
  others.width = kWidth + 1;
  EXPECT_THROW(embeddingMap(learned, others), Error);
}

TEST(EmbeddingMap, IsTheSameEachTime) {
  const auto first = embeddingMap(threeClusters()), second = embeddingMap(threeClusters());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].x, second[i].x);
    EXPECT_EQ(first[i].y, second[i].y);
  }
}

TEST(EmbeddingMap, OfFewPicturesHasTheirPrincipalComponents) {
  EXPECT_TRUE(embeddingMap({}).empty());
  const auto one = embeddingMap({2, {0.6F, 0.8F}, {0}, {"a"}, 1});
  ASSERT_EQ(one.size(), 1u);
  EXPECT_NEAR(one[0].x, 0, 1e-6);
  // On a line: the first component holds the whole distance.
  const auto two = embeddingMap({2, {1, 0, 0, 1}, {0, 1}, {"a", "b"}, 2});
  EXPECT_NEAR(std::abs(two[0].x - two[1].x), std::sqrt(2.0), 1e-5);
  EXPECT_NEAR(two[0].y, two[1].y, 1e-5);
}

TEST(EmbeddingMap, CanBeCancelled) {
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(embeddingMap(threeClusters(), {}, token), Cancelled);
}

}  // namespace glenoid
