// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/comparable_picture.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <opencv2/imgproc.hpp>

namespace glenoid {
namespace {

constexpr double kMiddle = 0.7;           // of each side
constexpr double kContrastScale = 32;     // grey values for one local standard deviation
constexpr double kSmallestDeviation = 6;  // of a picture with recognisable content, in these grey values

// The area between the black bars: rows and columns in which at least one pixel in fifty is not black.
cv::Rect content(const cv::Mat& square) {
  constexpr double kBlack = 8, kShare = 0.02;
  const cv::Mat bright = square > kBlack;
  cv::Mat rows, columns;
  cv::reduce(bright, rows, 1, cv::REDUCE_AVG, CV_32F);
  cv::reduce(bright, columns, 0, cv::REDUCE_AVG, CV_32F);
  const auto extent = [](const cv::Mat& line) {
    const auto* const begin = line.ptr<float>();
    const auto* const end = begin + line.total();
    const auto filled = [](float mean) { return mean > 255 * kShare; };
    const auto* const first = std::find_if(begin, end, filled);
    const auto last = std::find_if(std::reverse_iterator(end), std::reverse_iterator(first), filled).base();
    return std::pair(static_cast<int>(first - begin), static_cast<int>(last - first));
  };
  const auto [top, height] = extent(rows);
  const auto [left, width] = extent(columns);
  return {left, top, width, height};
}

// The distance of each pixel from the local mean, in local standard deviations: [-4, 4] as 0..255.
cv::Mat locallyNormalised(const cv::Mat& grey, int radius) {
  constexpr double kNoise = 2;  // grey values; keeps flat parts flat
  cv::Mat values, mean, variance, deviation, result;
  grey.convertTo(values, CV_32F);
  const cv::Size near(2 * radius + 1, 2 * radius + 1), wide(4 * radius + 1, 4 * radius + 1);
  cv::blur(values, mean, near, {-1, -1}, cv::BORDER_REFLECT);
  values -= mean;
  cv::blur(values.mul(values), variance, wide, {-1, -1}, cv::BORDER_REFLECT);
  cv::sqrt(variance, deviation);
  cv::divide(values, deviation + kNoise, result);
  result.convertTo(result, CV_8U, kContrastScale, 128);
  return result;
}

cv::Mat fitted(const cv::Mat& picture, int side) {
  const double scale = static_cast<double>(side) / std::max(picture.cols, picture.rows);
  const auto pixels = [&](int length) { return std::max(8, static_cast<int>(std::lround(length * scale))); };
  cv::Mat result;
  cv::resize(picture, result, {pixels(picture.cols), pixels(picture.rows)}, 0, 0, cv::INTER_AREA);
  return result;
}

std::uint64_t hashOf(const cv::Mat& thumbnail) {
  cv::Mat values, coefficients;
  thumbnail.convertTo(values, CV_32F, 1, -128);
  cv::dct(values, coefficients);
  std::uint64_t hash = 0;
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 8; ++x) hash = hash << 1 | static_cast<std::uint64_t>(coefficients.at<float>(y, x) > 0);
  }
  return hash & ~(std::uint64_t{1} << 63);  // without the bit of the mean
}

cv::Mat middleOf(const cv::Mat& picture) {
  const auto length = [](int whole) { return static_cast<int>(whole * kMiddle); };
  const cv::Size size(length(picture.cols), length(picture.rows));
  return picture({{(picture.cols - size.width) / 2, (picture.rows - size.height) / 2}, size});
}

}  // namespace

cv::Mat transformed(const cv::Mat& picture, int symmetry) {
  constexpr std::array kTurns{cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE};
  cv::Mat result = picture.clone();
  if (symmetry >= 4) cv::flip(result, result, 1);
  if (symmetry % 4 > 0) cv::rotate(result, result, kTurns[static_cast<std::size_t>(symmetry % 4 - 1)]);
  return result;
}

cv::Mat scaledMiddle(const cv::Mat& picture, double scale) {
  cv::Mat part;
  cv::resize(middleOf(picture), part, {}, scale, scale, cv::INTER_LINEAR);
  return part;
}

std::optional<ComparablePicture> comparablePicture(const cv::Mat& square) {
  const auto inside = content(square);
  if (inside.area() == 0) return std::nullopt;
  ComparablePicture picture;
  picture.fine = locallyNormalised(fitted(square(inside), kFineSide), 4);
  cv::Scalar mean, deviation;
  cv::meanStdDev(middleOf(picture.fine), mean, deviation);
  if (deviation[0] < kSmallestDeviation) return std::nullopt;
  picture.coarse = locallyNormalised(fitted(square(inside), kCoarseSide), 2);
  cv::Mat thumbnail;
  cv::resize(square(inside), thumbnail, {kCoarseSide, kCoarseSide}, 0, 0, cv::INTER_AREA);
  thumbnail = locallyNormalised(thumbnail, 4);
  for (std::size_t s = 0; s < kSymmetries; ++s) picture.hashes[s] = hashOf(transformed(thumbnail, static_cast<int>(s)));
  return picture;
}

}  // namespace glenoid
