// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/near_duplicates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr std::size_t kSymmetries = 8;
constexpr int kLargestDistance = 20;  // of 63 bits
constexpr int kCoarseSide = 32, kFineSide = 96;
constexpr double kCoarseCorrelation = 0.7, kFineCorrelation = 0.8;
constexpr std::array kCoarseScales{0.9, 1.0, 1.1};
constexpr std::array kFineScales{0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.15};
constexpr double kMiddle = 0.7;           // of each side: the area to find in the other picture
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

cv::Mat transformed(const cv::Mat& picture, int symmetry) {
  constexpr std::array kTurns{cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE};
  cv::Mat result = picture.clone();
  if (symmetry >= 4) cv::flip(result, result, 1);
  if (symmetry % 4 > 0) cv::rotate(result, result, kTurns[static_cast<std::size_t>(symmetry % 4 - 1)]);
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

template <std::size_t N>
std::array<cv::Mat, N> middlesOf(const cv::Mat& picture, const std::array<double, N>& scales) {
  std::array<cv::Mat, N> parts;
  for (std::size_t i = 0; i < N; ++i) cv::resize(middleOf(picture), parts[i], {}, scales[i], scales[i], cv::INTER_LINEAR);
  return parts;
}

// The best normalised correlation of the part with any place in the picture; 0 if the part is larger.
double bestCorrelation(const cv::Mat& part, const cv::Mat& picture) {
  if (part.cols > picture.cols || part.rows > picture.rows) return 0;
  cv::Mat surface;
  cv::matchTemplate(picture, part, surface, cv::TM_CCOEFF_NORMED);
  double highest = 0;
  cv::minMaxLoc(surface, nullptr, &highest);
  return highest;
}

}  // namespace

struct NearDuplicateSearch::Picture {
  using FineParts = std::array<cv::Mat, kFineScales.size()>;

  std::array<std::uint64_t, kSymmetries> hashes{};  // of the picture under each symmetry
  // Locally normalised, 8 bits; empty if nothing is recognisable. The coarse ones are kept as step 2 compares them, because it compares
  // each with hundreds of others.
  std::array<cv::Mat, kSymmetries> coarse;
  std::array<cv::Mat, kCoarseScales.size()> coarseParts;
  cv::Mat fine;

  // `parts` are those of this picture, fine.
  std::optional<NearDuplicate> compare(const Picture& other, const FineParts& parts) const {
    NearDuplicate best;
    for (std::size_t s = 0; s < kSymmetries; ++s) {
      if (std::popcount(hashes[0] ^ other.hashes[s]) > kLargestDistance) continue;
      const auto isAlike = [&](const cv::Mat& part) { return bestCorrelation(part, other.coarse[s]) >= kCoarseCorrelation; };
      if (std::none_of(coarseParts.begin(), coarseParts.end(), isAlike)) continue;
      const auto symmetry = static_cast<int>(s);
      const auto turned = transformed(other.fine, symmetry);
      for (const auto& part : parts) {
        const double correlation = bestCorrelation(part, turned);
        if (correlation > best.correlation) best = {0, 0, correlation, symmetry};
      }
    }
    return best.correlation >= kFineCorrelation ? std::optional(best) : std::nullopt;
  }
};

NearDuplicateSearch::NearDuplicateSearch() = default;
NearDuplicateSearch::~NearDuplicateSearch() = default;

void NearDuplicateSearch::add(std::span<const std::uint8_t> grey, std::int64_t side) {
  if (side < kCoarseSide || grey.size() != static_cast<std::size_t>(side * side))
    throw Error(ErrorCode::Internal, "a picture of another size");
  // OpenCV cannot wrap constant pixels; nothing writes through this one.
  const cv::Mat square(static_cast<int>(side), static_cast<int>(side), CV_8UC1, const_cast<std::uint8_t*>(grey.data()));
  auto& picture = pictures_.emplace_back();
  const auto inside = content(square);
  if (inside.area() == 0) return;
  const auto fine = locallyNormalised(fitted(square(inside), kFineSide), 4);
  cv::Scalar mean, deviation;
  cv::meanStdDev(middleOf(fine), mean, deviation);
  if (deviation[0] < kSmallestDeviation) return;
  picture.fine = fine;
  const auto coarse = locallyNormalised(fitted(square(inside), kCoarseSide), 2);
  picture.coarseParts = middlesOf(coarse, kCoarseScales);
  cv::Mat thumbnail;
  cv::resize(square(inside), thumbnail, {kCoarseSide, kCoarseSide}, 0, 0, cv::INTER_AREA);
  thumbnail = locallyNormalised(thumbnail, 4);
  for (std::size_t s = 0; s < kSymmetries; ++s) {
    const auto symmetry = static_cast<int>(s);
    picture.hashes[s] = hashOf(transformed(thumbnail, symmetry));
    picture.coarse[s] = transformed(coarse, symmetry);
  }
}

std::vector<NearDuplicate> NearDuplicateSearch::find(const CancelToken& token, const ProgressCallback& progress) const {
  constexpr std::size_t kRowsAtOnce = 16;
  const auto count = pictures_.size(), all = count * (count - std::min<std::size_t>(count, 1)) / 2;
  std::vector<std::vector<NearDuplicate>> found(count);
  const auto searchRow = [&](std::size_t i) {
    if (pictures_[i].fine.empty()) return;
    const auto parts = middlesOf(pictures_[i].fine, kFineScales);
    for (std::size_t j = i + 1; j < count && !token.isCancelled(); ++j) {
      if (pictures_[j].fine.empty()) continue;
      if (const auto like = pictures_[i].compare(pictures_[j], parts)) found[i].push_back({i, j, like->correlation, like->symmetry});
    }
  };
  for (std::size_t begin = 0; begin < count; begin += kRowsAtOnce) {
    const auto end = std::min(begin + kRowsAtOnce, count);
    cv::parallel_for_({static_cast<int>(begin), static_cast<int>(end)}, [&](const cv::Range& rows) {
      for (int row = rows.start; row < rows.end; ++row) searchRow(static_cast<std::size_t>(row));
    });
    token.check();
    const auto left = count - end;
    if (progress) progress({all - left * (left - std::min<std::size_t>(left, 1)) / 2, all, {FactCode::ComparingPictures, {}}});
  }
  std::vector<NearDuplicate> pairs;
  for (const auto& row : found) pairs.insert(pairs.end(), row.begin(), row.end());
  return pairs;
}

}  // namespace glenoid
