// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a small part of one picture in another by normalised correlation, fast enough for millions of pairs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <opencv2/core.hpp>

namespace glenoid {

// A picture in rows of `stride` numbers, with its integral images. Picture and part have the same stride, and zeros follow each row of the
// part. So the part meets the picture at one place in a single product of two vectors.
struct SearchedPicture {
  SearchedPicture() = default;
  // CV_8UC1, at most `stride` columns. Throws nothing but std::bad_alloc.
  SearchedPicture(const cv::Mat& grey, int stride);

  cv::Size size;
  int stride = 0;
  std::vector<std::int16_t> values;         // grey - 128, size.height rows, then one row of zeros
  std::vector<std::int32_t> sums, squares;  // (height + 1) x (width + 1): over all that lies above and to the left
};

struct SearchedPart {
  SearchedPart() = default;
  SearchedPart(const cv::Mat& grey, int stride);  // as above, without an empty side

  cv::Size size;
  std::vector<std::int16_t> values;  // grey - mean, rounded
  double sum = 0, energy = 0;        // what rounding leaves of their sum; the sum of squares of grey - mean
};

// The places of the part's upper left corner that leave it inside the picture: width x height of them from (0, 0), none if it is larger.
cv::Rect placesOf(const SearchedPart& part, const SearchedPicture& picture);

struct FoundPlace {
  cv::Point corner;        // of the part in the picture
  double correlation = 0;  // up to 1
};

// The places in `area`, a part of placesOf(), where the correlation (that of cv::TM_CCOEFF_NORMED) is at least `least` > 0, row by row.
// Part and picture have one stride. Each place takes height of the part x stride products. May be called from any thread.
std::vector<FoundPlace> findPlaces(const SearchedPart& part, const SearchedPicture& picture, const cv::Rect& area, double least);

// The best place with a correlation of at least `least` that is at most `radius` from `near` in both directions.
std::optional<FoundPlace> bestPlace(const SearchedPart& part, const SearchedPicture& picture, cv::Point near, int radius, double least);

}  // namespace glenoid
