// SPDX-License-Identifier: GPL-3.0-or-later
// What near-duplicates are, and the form in which pictures are compared.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <opencv2/core.hpp>

namespace glenoid {

// The rule, which NearDuplicateSearch describes.
inline constexpr std::size_t kSymmetries = 8;
inline constexpr int kLargestDistance = 20;             // of 63 bits
inline constexpr int kCoarseSide = 32, kFineSide = 96;  // pixels, of the longer side
inline constexpr double kCoarseCorrelation = 0.7, kFineCorrelation = 0.8;
inline constexpr std::array kCoarseScales{0.9, 1.0, 1.1};  // scale i is fine scale 2 i + 1
inline constexpr std::array kFineScales{0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.15};

// Without black bars, local brightness and local contrast. 8 bits: 128 is the local mean, 32 are one local standard deviation.
struct ComparablePicture {
  std::array<std::uint64_t, kSymmetries> hashes{};  // 63 bits each, of the picture under each symmetry
  cv::Mat coarse, fine;
};

// Of a square of 8 bits; none if nothing in it is recognisable. May be called from any thread.
std::optional<ComparablePicture> comparablePicture(const cv::Mat& square);

// The picture mirrored (symmetry 4 to 7), then turned by symmetry % 4 quarters counter-clockwise.
cv::Mat transformed(const cv::Mat& picture, int symmetry);

// The middle 70 % of both sides, enlarged by `scale`: the part to find in the other picture.
cv::Mat scaledMiddle(const cv::Mat& picture, double scale);

}  // namespace glenoid
