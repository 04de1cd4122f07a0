// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/place_search.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/base/wide_vectors.h"

namespace glenoid {
namespace {

constexpr int kMiddleGrey = 128;

std::vector<std::int16_t> inRows(const cv::Mat& grey, int stride, int rows, int zero) {
  std::vector<std::int16_t> values(static_cast<std::size_t>(rows) * static_cast<std::size_t>(stride));
  for (int y = 0; y < grey.rows; ++y) {
    const auto* const line = grey.ptr<std::uint8_t>(y);
    const auto less = [zero](std::uint8_t value) { return static_cast<std::int16_t>(value - zero); };
    std::transform(line, line + grey.cols, values.begin() + std::ptrdiff_t{y} * stride, less);
  }
  return values;
}

// The sum inside a rectangle, from an integral image with rows of `width` numbers.
inline double sumInside(const std::int32_t* corner, std::ptrdiff_t width, const cv::Size& size) {
  const auto* const below = corner + size.height * width;
  return below[size.width] - below[0] - corner[size.width] + corner[0];
}

// GCC makes one instruction of eight or sixteen such products.
inline std::int32_t product(const std::int16_t* a, const std::int16_t* b, std::ptrdiff_t count) {
  std::int32_t sum = 0;
  for (std::ptrdiff_t i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

SearchedPicture::SearchedPicture(const cv::Mat& grey, int rowLength)
    : size(grey.size()), stride(rowLength), values(inRows(grey, rowLength, grey.rows + 1, kMiddleGrey)) {
  const auto width = static_cast<std::size_t>(size.width) + 1;
  sums.resize(width * (static_cast<std::size_t>(size.height) + 1));
  squares.resize(sums.size());
  for (std::size_t y = 1; y <= static_cast<std::size_t>(size.height); ++y) {
    const auto* const line = &values[(y - 1) * static_cast<std::size_t>(stride)];
    std::int32_t sum = 0, square = 0;
    for (std::size_t x = 1; x < width; ++x) {
      const std::int32_t value = line[x - 1];
      sum += value;
      square += value * value;
      sums[y * width + x] = sums[(y - 1) * width + x] + sum;
      squares[y * width + x] = squares[(y - 1) * width + x] + square;
    }
  }
}

SearchedPart::SearchedPart(const cv::Mat& grey, int stride)
    : size(grey.size()), values(inRows(grey, stride, grey.rows, static_cast<int>(std::lround(cv::mean(grey)[0])))) {
  std::int32_t total = 0, squares = 0;
  for (const std::int32_t value : values) {
    total += value;
    squares += value * value;
  }
  sum = total;
  energy = squares - sum * sum / size.area();
}

cv::Rect placesOf(const SearchedPart& part, const SearchedPicture& picture) {
  const auto room = picture.size - part.size;
  return {0, 0, std::max(0, room.width + 1), std::max(0, room.height + 1)};
}

GLENOID_WIDE_VECTORS std::vector<FoundPlace> findPlaces(const SearchedPart& part, const SearchedPicture& picture, const cv::Rect& area,
                                                        double least) {
  std::vector<FoundPlace> found;
  const std::ptrdiff_t stride = picture.stride, width = picture.size.width + 1, count = part.size.height * stride;
  const double share = 1.0 / part.size.area(), leastSquare = least * least * part.energy;
  for (int y = area.y; y < area.br().y; ++y) {
    for (int x = area.x; x < area.br().x; ++x) {
      const double sum = sumInside(&picture.sums[static_cast<std::size_t>(y * width + x)], width, part.size);
      const double energy = sumInside(&picture.squares[static_cast<std::size_t>(y * width + x)], width, part.size) - sum * sum * share;
      const double covariance =
          product(part.values.data(), &picture.values[static_cast<std::size_t>(y * stride + x)], count) - part.sum * sum * share;
      if (covariance > 0 && energy > 0 && covariance * covariance >= leastSquare * energy)
        found.push_back({{x, y}, covariance / std::sqrt(part.energy * energy)});
    }
  }
  return found;
}

std::optional<FoundPlace> bestPlace(const SearchedPart& part, const SearchedPicture& picture, cv::Point near, int radius, double least) {
  const int side = 2 * radius + 1;
  const auto area = cv::Rect(near.x - radius, near.y - radius, side, side) & placesOf(part, picture);
  const auto found = findPlaces(part, picture, area, least);
  const auto isWorse = [](const FoundPlace& a, const FoundPlace& b) { return a.correlation < b.correlation; };
  const auto best = std::max_element(found.begin(), found.end(), isWorse);
  return best == found.end() ? std::nullopt : std::optional(*best);
}

}  // namespace glenoid
