#include "core/doubt/alterations.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr std::int64_t kSide = 80;

// A bright picture of 40 x 60 pixels between bars.
std::vector<std::uint8_t> pictureBetweenBars() {
  std::vector<std::uint8_t> square(kSide * kSide, 0);
  for (std::int64_t y = 10; y < 70; ++y) {
    for (std::int64_t x = 20; x < 60; ++x) square[static_cast<std::size_t>(y * kSide + x)] = static_cast<std::uint8_t>(60 + 2 * x);
  }
  return square;
}

}  // namespace

TEST(Alterations, TheContentLiesBetweenTheBars) {
  const auto box = contentOf(pictureBetweenBars(), kSide);
  EXPECT_EQ(box.left, 20);
  EXPECT_EQ(box.right, 60);
  EXPECT_EQ(box.top, 10);
  EXPECT_EQ(box.bottom, 70);
  const auto dark = contentOf(std::vector<std::uint8_t>(kSide * kSide, 5), kSide);
  EXPECT_EQ(dark.right - dark.left, kSide);
  EXPECT_EQ(dark.bottom - dark.top, kSide);
}

TEST(Alterations, TheSameSeedMakesTheSamePicture) {
  const auto square = pictureBetweenBars();
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto picture = altered(square, kSide, seed);
    EXPECT_EQ(picture.size(), 250u * 250u);
    EXPECT_EQ(picture, altered(square, kSide, seed));
    // It stays a bright picture between bars of its own.
    const double mean = std::accumulate(picture.begin(), picture.end(), 0.0) / static_cast<double>(picture.size());
    EXPECT_GT(mean, 20) << seed;
    seen.emplace(picture.begin(), picture.end());
  }
  EXPECT_GT(seen.size(), 15u);
}

TEST(Alterations, ABlackPictureStaysDarkAndABadOneIsRefused) {
  const auto picture = altered(std::vector<std::uint8_t>(kSide * kSide, 0), kSide, 3);
  EXPECT_LT(*std::max_element(picture.begin(), picture.end()), 60);
  EXPECT_THROW(altered(pictureBetweenBars(), kSide + 1, 1), Error);
  EXPECT_THROW(contentOf({}, 0), Error);
}

}  // namespace glenoid
