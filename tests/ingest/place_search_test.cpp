// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/place_search.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

using namespace glenoid;

namespace {

cv::Mat noise(int columns, int rows, std::uint64_t seed) {
  cv::Mat picture(rows, columns, CV_8UC1);
  cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 0, 256);
  return picture;
}

}  // namespace

TEST(PlaceSearch, CorrelationsAreThoseOfOpenCvAtEveryPlace) {
  constexpr int kStride = 32;
  for (const cv::Size size : {cv::Size(32, 32), cv::Size(31, 20), cv::Size(9, 32)}) {
    const auto grey = noise(size.width, size.height, 1);
    const SearchedPicture picture(grey, kStride);
    for (const cv::Size partSize : {cv::Size(9, 11), cv::Size(3, 20), cv::Size(8, 1)}) {
      const auto part = noise(partSize.width, partSize.height, 2);
      cv::Mat expected;
      cv::matchTemplate(grey, part, expected, cv::TM_CCOEFF_NORMED);
      const SearchedPart searched(part, kStride);
      const auto all = placesOf(searched, picture);
      ASSERT_EQ(all, cv::Rect(0, 0, expected.cols, expected.rows));
      int above = 0;
      for (int y = 0; y < expected.rows; ++y) {
        for (int x = 0; x < expected.cols; ++x) above += expected.at<float>(y, x) >= 0.1f;
      }
      const auto found = findPlaces(searched, picture, all, 0.1);
      EXPECT_EQ(found.size(), static_cast<std::size_t>(above)) << size << partSize;
      for (const auto& place : found) EXPECT_NEAR(place.correlation, expected.at<float>(place.corner), 1e-4) << size << partSize;
    }
  }
}

TEST(PlaceSearch, TheBestPlaceIsTheOneOfThePartAndNotFarFromTheExpectedOne) {
  const auto grey = noise(48, 40, 3);
  const SearchedPicture picture(grey, 48);
  const SearchedPart part(grey({12, 7, 20, 30}), 48);
  const auto best = bestPlace(part, picture, {11, 9}, 2, 0.9);
  ASSERT_TRUE(best);
  EXPECT_EQ(best->corner, cv::Point(12, 7));
  EXPECT_NEAR(best->correlation, 1, 1e-9);
  EXPECT_FALSE(bestPlace(part, picture, {11, 9}, 1, 0.9));
  EXPECT_FALSE(bestPlace(part, picture, {200, -50}, 2, 0.01)) << "outside the picture";
}

TEST(PlaceSearch, NothingIsFoundOfWhatIsFlatOrLarger) {
  const auto grey = noise(30, 30, 4);
  const cv::Mat flat(30, 30, CV_8UC1, cv::Scalar(77));
  const SearchedPart part(grey({0, 0, 10, 10}), 32), flatPart(flat({0, 0, 10, 10}), 32), large(noise(31, 8, 5), 32);
  EXPECT_TRUE(findPlaces(part, SearchedPicture(flat, 32), {0, 0, 21, 21}, 0.01).empty());
  EXPECT_TRUE(findPlaces(flatPart, SearchedPicture(grey, 32), {0, 0, 21, 21}, 0.01).empty());
  EXPECT_TRUE(placesOf(large, SearchedPicture(grey, 32)).empty());
}
