// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/alterations.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr std::int64_t kPictureSide = 80;

// A bright picture of 40 x 60 pixels between bars.
std::vector<std::uint8_t> pictureBetweenBars() {
  std::vector<std::uint8_t> square(kPictureSide * kPictureSide, 0);
  for (std::int64_t y = 10; y < 70; ++y) {
    for (std::int64_t x = 20; x < 60; ++x) square[static_cast<std::size_t>(y * kPictureSide + x)] = static_cast<std::uint8_t>(60 + 2 * x);
  }
  return square;
}

}  // namespace

TEST(Alterations, TheContentLiesBetweenTheBars) {
  const auto box = contentOf(pictureBetweenBars(), kPictureSide);
  EXPECT_EQ(box.left, 20);
  EXPECT_EQ(box.right, 60);
  EXPECT_EQ(box.top, 10);
  EXPECT_EQ(box.bottom, 70);
  const auto dark = contentOf(std::vector<std::uint8_t>(kPictureSide * kPictureSide, 5), kPictureSide);
  EXPECT_EQ(dark.right - dark.left, kPictureSide);
  EXPECT_EQ(dark.bottom - dark.top, kPictureSide);
}

TEST(Alterations, TheSameSeedMakesTheSamePicture) {
  const auto square = pictureBetweenBars();
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto picture = altered(square, kPictureSide, seed);
    EXPECT_EQ(picture.size(), 250u * 250u);
    EXPECT_EQ(picture, altered(square, kPictureSide, seed));
    // It is still a bright picture, with its own bars.
    const double mean = std::accumulate(picture.begin(), picture.end(), 0.0) / static_cast<double>(picture.size());
    EXPECT_GT(mean, 20) << seed;
    seen.emplace(picture.begin(), picture.end());
  }
  EXPECT_GT(seen.size(), 15u);
}

TEST(Alterations, ABlackPictureStaysDarkAndABadOneIsRefused) {
  const auto picture = altered(std::vector<std::uint8_t>(kPictureSide * kPictureSide, 0), kPictureSide, 3);
  EXPECT_LT(*std::max_element(picture.begin(), picture.end()), 60);
  EXPECT_THROW(altered(pictureBetweenBars(), kPictureSide + 1, 1), Error);
  EXPECT_THROW(contentOf({}, 0), Error);
}

namespace {

// Gets brighter to the right and, half as fast, to the bottom.
GreyPicture slope(std::int64_t rows, std::int64_t columns) {
  GreyPicture picture{rows, columns, {}};
  for (std::int64_t y = 0; y < rows; ++y) {
    for (std::int64_t x = 0; x < columns; ++x) picture.pixels.push_back(static_cast<std::uint8_t>(20 + 2 * x + y));
  }
  return picture;
}

int at(const GreyPicture& picture, std::int64_t row, std::int64_t column) {
  return picture.pixels[static_cast<std::size_t>(row * picture.columns + column)];
}

double meanOf(const GreyPicture& picture) {
  return std::accumulate(picture.pixels.begin(), picture.pixels.end(), 0.0) / static_cast<double>(picture.pixels.size());
}

// The mean absolute difference of two pictures of the same size.
double meanDistance(const GreyPicture& a, const GreyPicture& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(static_cast<int>(a.pixels[i]) - static_cast<int>(b.pixels[i]));
  return sum / static_cast<double>(a.pixels.size());
}

}  // namespace

TEST(NamedAlterations, EachHasANameATextAndAPlaceAmongTheUsualOnes) {
  std::set<std::string_view> names;
  std::set<std::string> texts;
  for (const auto& alteration : usualAlterations()) {
    names.insert(alterationName(alteration.kind));
    EXPECT_TRUE(texts.insert(alterationText(alteration)).second) << alterationText(alteration);
    EXPECT_EQ(hasStrength(alteration.kind), alteration.strength != 0) << alterationText(alteration);
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(AlterationKind::TextLine) + 1) << "every kind is measured";
  EXPECT_EQ(usualAlterations().front(), Alteration{});
  EXPECT_EQ(alterationText({AlterationKind::Rotation, 10}), "turned by 10 degrees");
  EXPECT_EQ(alterationText({AlterationKind::Crop, 5}), "5 % cropped off each side");
}

TEST(NamedAlterations, TurnAnticlockwiseAndBack) {
  const auto picture = slope(60, 90);
  const auto quarter = altered(picture, {AlterationKind::Rotation, 90}, 1);
  ASSERT_EQ(quarter.rows, 90);
  ASSERT_EQ(quarter.columns, 60);
  EXPECT_EQ(at(quarter, 0, 0), at(picture, 0, 89)) << "the right edge is now the upper one";
  const auto half = altered(picture, {AlterationKind::Rotation, 180}, 1);
  EXPECT_EQ(at(half, 0, 0), at(picture, 59, 89));

  const auto turned = altered(picture, {AlterationKind::Rotation, 20}, 1);
  ASSERT_EQ(turned.rows, 60);
  ASSERT_EQ(turned.columns, 90);
  EXPECT_EQ(at(turned, 0, 0), 0) << "the corners are black";
  EXPECT_NEAR(at(turned, 30, 45), at(picture, 30, 45), 2);
  EXPECT_NEAR(at(turned, 23, 64), at(picture, 30, 65), 2) << "20 pixels to the right of the middle lie 19 to the right and 7 above it";
  const auto back = altered(turned, {AlterationKind::Rotation, -20}, 1);
  for (std::int64_t row = 20; row < 40; ++row) {
    for (std::int64_t column = 35; column < 55; ++column) EXPECT_NEAR(at(back, row, column), at(picture, row, column), 2);
  }
}

TEST(NamedAlterations, MirrorCropAndReduce) {
  const auto picture = slope(60, 90);
  EXPECT_EQ(at(altered(picture, {AlterationKind::Flip}, 1), 7, 0), at(picture, 7, 89));
  const auto crop = altered(picture, {AlterationKind::Crop, 10}, 1);
  EXPECT_EQ(crop.rows, 48);
  EXPECT_EQ(crop.columns, 72);
  EXPECT_EQ(at(crop, 0, 0), at(picture, 6, 9));
  const auto tiny = altered(slope(1, 3), {AlterationKind::Crop, 49}, 1);
  EXPECT_EQ(tiny.rows, 1) << "something is left of any picture";
  const auto half = altered(picture, {AlterationKind::Resolution, 0.5}, 1);
  EXPECT_EQ(half.rows, 30);
  EXPECT_EQ(half.columns, 45);
  EXPECT_NEAR(at(half, 15, 20), at(picture, 30, 40), 3);
}

TEST(NamedAlterations, ExposeOtherwise) {
  const auto picture = slope(60, 90);
  EXPECT_EQ(at(altered(picture, {AlterationKind::Polarity}, 1), 3, 4), 255 - at(picture, 3, 4));
  EXPECT_NEAR(at(altered(picture, {AlterationKind::Contrast, 2}, 1), 30, 60), 2 * at(picture, 30, 60) - 127.5, 1);
  EXPECT_GT(meanOf(altered(picture, {AlterationKind::Gamma, 0.5}, 1)), meanOf(picture) + 20);
  EXPECT_LT(meanOf(altered(picture, {AlterationKind::Gamma, 2}, 1)), meanOf(picture) - 20);
  const auto noisy = altered(picture, {AlterationKind::Noise, 10}, 1);
  EXPECT_NEAR(meanDistance(noisy, picture), 8, 0.5) << "the mean absolute value of normal noise with deviation 10";
  EXPECT_EQ(noisy.pixels, altered(picture, {AlterationKind::Noise, 10}, 1).pixels);
  EXPECT_NE(noisy.pixels, altered(picture, {AlterationKind::Noise, 10}, 2).pixels);
  const auto fine = meanDistance(altered(noisy, {AlterationKind::Jpeg, 90}, 1), noisy);
  const auto coarse = meanDistance(altered(noisy, {AlterationKind::Jpeg, 10}, 1), noisy);
  EXPECT_GT(fine, 0);
  EXPECT_GT(coarse, 2 * fine);
}

TEST(NamedAlterations, WriteNearTheCornerThatTheyNameAndNowhereElse) {
  GreyPicture dark{300, 400, std::vector<std::uint8_t>(300 * 400, 0)};
  const auto whiteIn = [](const GreyPicture& picture, std::int64_t top, std::int64_t bottom, std::int64_t left, std::int64_t right) {
    int white = 0;
    for (auto row = top; row < bottom; ++row) {
      for (auto column = left; column < right; ++column) white += at(picture, row, column) == 255;
    }
    return white;
  };
  const auto l = altered(dark, {AlterationKind::LetterL}, 1), r = altered(dark, {AlterationKind::LetterR}, 1),
             text = altered(dark, {AlterationKind::TextLine}, 1);
  EXPECT_EQ(whiteIn(l, 0, 50, 350, 400), whiteIn(l, 0, 300, 0, 400));
  EXPECT_EQ(whiteIn(l, 0, 300, 0, 400), 11 * 9) << "eleven points of three by three pixels";
  EXPECT_EQ(whiteIn(r, 0, 50, 0, 50), whiteIn(r, 0, 300, 0, 400));
  EXPECT_GT(whiteIn(text, 260, 300, 0, 200), 400);
  EXPECT_EQ(whiteIn(text, 0, 260, 0, 400), 0);
  EXPECT_EQ(altered(slope(3, 4), {AlterationKind::TextLine}, 1).pixels.size(), 12u) << "text that does not fit is cut off";
  EXPECT_THROW(altered(GreyPicture{3, 3, {1, 2}}, {AlterationKind::Flip}, 1), Error);
}

}  // namespace glenoid
