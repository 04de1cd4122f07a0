// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/baselines/picture_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace glenoid {
namespace {

constexpr int kPixelSide = 32;
constexpr int kHogSide = 64, kCell = 8, kCells = kHogSide / kCell, kOrientations = 9, kBlocks = kCells - 1;
constexpr float kClip = 0.2F, kEpsilon = 1e-3F;  // for L2-Hys, for gradients of values in [0, 1]

using Cells = std::array<float, kCells * kCells * kOrientations>;

// The gradient of each pixel votes for the two nearest orientations, weighted by distance.
Cells orientationHistograms(const cv::Mat& grey) {
  Cells cells{};
  for (int y = 0; y < kHogSide; ++y) {
    for (int x = 0; x < kHogSide; ++x) {
      const float dx = grey.at<float>(y, std::min(x + 1, kHogSide - 1)) - grey.at<float>(y, std::max(x - 1, 0));
      const float dy = grey.at<float>(std::min(y + 1, kHogSide - 1), x) - grey.at<float>(std::max(y - 1, 0), x);
      const float turn = std::atan2(dy, dx) / static_cast<float>(CV_PI);  // -1 .. 1; the direction of an edge has no sign
      const float place = (turn < 0 ? turn + 1 : turn) * kOrientations - 0.5F;
      const float floor = std::floor(place), share = place - floor;
      const int bin = (static_cast<int>(floor) + kOrientations) % kOrientations;
      auto* cell = &cells[static_cast<std::size_t>((y / kCell * kCells + x / kCell) * kOrientations)];
      const float strength = std::hypot(dx, dy);
      cell[bin] += strength * (1 - share);
      cell[(bin + 1) % kOrientations] += strength * share;
    }
  }
  return cells;
}

void normalise(float* block, int length) {
  const auto scale = [&] {
    float squares = kEpsilon * kEpsilon;
    for (int i = 0; i < length; ++i) squares += block[i] * block[i];
    for (int i = 0; i < length; ++i) block[i] /= std::sqrt(squares);
  };
  scale();
  for (int i = 0; i < length; ++i) block[i] = std::min(block[i], kClip);
  scale();
}

void describeByGradients(const cv::Mat& grey, float* out) {
  const auto cells = orientationHistograms(grey);
  for (int by = 0; by < kBlocks; ++by) {
    for (int bx = 0; bx < kBlocks; ++bx) {
      float* block = out;
      for (const int cell : {by * kCells + bx, by * kCells + bx + 1, (by + 1) * kCells + bx, (by + 1) * kCells + bx + 1}) {
        out = std::copy_n(&cells[static_cast<std::size_t>(cell * kOrientations)], kOrientations, out);
      }
      normalise(block, 4 * kOrientations);
    }
  }
}

}  // namespace

cv::Mat pictureFeatures(const PixelCache& cache, PictureFeatures kind, const CancelToken& token) {
  const int side = kind == PictureFeatures::Pixels ? kPixelSide : kHogSide;
  const int length = kind == PictureFeatures::Pixels ? kPixelSide * kPixelSide : kBlocks * kBlocks * 4 * kOrientations;
  const int source = static_cast<int>(cache.info().side);
  cv::Mat table(static_cast<int>(cache.size()), length, CV_32F);
  for (int i = 0; i < table.rows; ++i) {
    token.check();
    // The mapping is only read.
    auto* pixels = const_cast<std::uint8_t*>(cache.picture(static_cast<std::size_t>(i)).data());
    cv::Mat grey;
    cv::Mat(source, source, CV_8U, pixels).convertTo(grey, CV_32F, 1.0 / 255);
    cv::resize(grey, grey, {side, side}, 0, 0, cv::INTER_AREA);
    if (kind == PictureFeatures::Pixels) {
      std::copy_n(grey.ptr<float>(), length, table.ptr<float>(i));
    } else {
      describeByGradients(grey, table.ptr<float>(i));
    }
  }
  return table;
}

}  // namespace glenoid
