// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/square_pixels.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace glenoid {

Picture inSquarePixels(Picture picture, double pixelAspect) {
  constexpr double kSquare = 1e-3, kMostPixels = 64e6;
  if (std::abs(pixelAspect - 1) < kSquare) return picture;
  double down = std::max(1.0, pixelAspect), across = std::max(1.0, 1 / pixelAspect);
  if (down * across * picture.rows * picture.columns > kMostPixels) {
    down = std::min(1.0, pixelAspect);
    across = std::min(1.0, 1 / pixelAspect);
  }
  const auto scaled = [](int length, double factor) { return std::max(1, static_cast<int>(std::lround(length * factor))); };
  Picture out{scaled(picture.rows, down), scaled(picture.columns, across), picture.channels, {}};
  out.pixels.resize(static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns) * static_cast<std::size_t>(out.channels));
  const cv::Mat source(picture.rows, picture.columns, CV_8UC(picture.channels), picture.pixels.data());
  cv::Mat target(out.rows, out.columns, CV_8UC(out.channels), out.pixels.data());
  cv::resize(source, target, target.size(), 0, 0, down < 1 || across < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  return out;
}

}  // namespace glenoid
